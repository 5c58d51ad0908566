import { z } from 'zod'
import { instantSchema } from '#shared/kernel/instant.ts'

/** What a rule holds back; the page words it. */
export const ruleIdSchema = z.enum([
  'page_policy',
  'page_features',
  'page_permissions',
  'window',
  'network_filter',
  'address',
  'browser_switches',
  'core_connections',
  'crash_traces',
  'file_modes',
])
export type RuleId = z.infer<typeof ruleIdSchema>

/** A rule as it is in force, read from what enforces it. `holds` null: this system does not let a program know. */
export const offlineRuleSchema = z.strictObject({
  id: ruleIdSchema,
  values: z.array(z.string().max(1000)).max(200),
  holds: z.boolean().nullable(),
})
export type OfflineRule = z.infer<typeof offlineRuleSchema>

export const attemptKindSchema = z.enum([
  'page_policy',
  'request',
  'permission',
  'navigation',
  'new_window',
  'download',
  'foreign_caller',
])
export type AttemptKind = z.infer<typeof attemptKindSchema>

export const blockedAttemptSchema = z.strictObject({
  kind: attemptKindSchema,
  /** Scheme and host, a directive or a permission; never a path, which could hold data. */
  target: z.string().max(200),
  /** True for one the self-test made. */
  tested: z.boolean(),
  count: z.number().int().positive(),
  firstAt: instantSchema,
  lastAt: instantSchema,
})
export type BlockedAttempt = z.infer<typeof blockedAttemptSchema>
