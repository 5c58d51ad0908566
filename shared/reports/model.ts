import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'

export const reportIdSchema = defineId('ReportId')
export type ReportId = z.infer<typeof reportIdSchema>

export const reportSourceSchema = z.enum(['public', 'monitoring', 'superior', 'bawaslu', 'bkn', 'sp4n_lapor', 'kasn'])
export type ReportSource = z.infer<typeof reportSourceSchema>

export const platformSchema = z.enum([
  'facebook',
  'instagram',
  'tiktok',
  'x',
  'youtube',
  'whatsapp',
  'telegram',
  'offline',
  'other',
])
export const actKindSchema = z.enum([
  'posting',
  'comment',
  'share',
  'like',
  'follow',
  'photo',
  'gesture',
  'live',
  'attendance',
  'other',
])

/** What the report says, without the reporter. */
export const reportDataSchema = z.strictObject({
  source: reportSourceSchema,
  /** Number and date of the sender's own letter, if any. */
  sourceReference: lineSchema(200, 0),
  received: zonedSchema,
  platform: platformSchema,
  account: lineSchema(200, 0),
  url: lineSchema(2000, 0),
  act: actKindSchema,
  /** When the act was seen or shown, if known. */
  seen: zonedSchema.nullable(),
  narrative: proseSchema(20_000, 1),
})
export type ReportData = z.infer<typeof reportDataSchema>

/** Promised secrecy: stored apart under its own key; no template, list, export or log may contain it. */
export const reporterSchema = z.strictObject({
  name: lineSchema(150, 0),
  phone: lineSchema(60, 0),
  email: lineSchema(200, 0),
  handle: lineSchema(200, 0),
  address: proseSchema(500),
  note: proseSchema(2000),
})
export type Reporter = z.infer<typeof reporterSchema>

export const reportSchema = reportDataSchema.extend({
  id: reportIdSchema,
  /** Running number, e.g. `L-2026-001`. */
  number: z.string(),
  state: z.enum(['new', 'accepted', 'dismissed']),
  dismissReason: z.string(),
  caseId: caseIdSchema.nullable(),
  hasReporter: z.boolean(),
  evidenceCount: z.number().int(),
  createdAt: instantSchema,
})
export type Report = z.infer<typeof reportSchema>
