import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { teamIdSchema } from '#shared/monitoring/model.ts'

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

/**
 * What each source says of itself; which of these a source has, `ORIGIN_FIELDS` tells. Never the reporter: a `channel`
 * is a way ("loket", "WhatsApp"), an `agency` an office.
 */
export const originSchema = z.strictObject({
  /** Number of the letter, of the SBT/Satgas entry, of the SP4N-LAPOR! ticket. */
  number: lineSchema(100, 0),
  /** Date of that letter or entry. */
  day: daySchema.nullable(),
  agency: lineSchema(200, 0),
  channel: lineSchema(100, 0),
  /** When the PPK received it: the clocks of others count from here. */
  ppkReceived: daySchema.nullable(),
  teamId: teamIdSchema.nullable(),
  /** The member of the monitoring team who saw it. */
  seenBy: lineSchema(150, 0),
})
export type Origin = z.infer<typeof originSchema>

export const NO_ORIGIN: Origin = {
  number: '',
  day: null,
  agency: '',
  channel: '',
  ppkReceived: null,
  teamId: null,
  seenBy: '',
}

const LETTER = ['number', 'day', 'agency'] as const
export const ORIGIN_FIELDS = {
  public: ['channel'],
  monitoring: ['teamId', 'seenBy', 'number', 'day'],
  superior: LETTER,
  bawaslu: [...LETTER, 'ppkReceived'],
  bkn: [...LETTER, 'ppkReceived'],
  sp4n_lapor: ['number', 'day', 'agency'],
  kasn: ['number', 'day', 'ppkReceived'],
} as const satisfies Record<ReportSource, readonly (keyof Origin)[]>

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
  origin: originSchema.default(NO_ORIGIN),
  /** Whom the report names, if anybody; the account alone is enough. */
  suspectName: lineSchema(150, 0).default(''),
  suspectNip: lineSchema(30, 0).default(''),
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

/** Why a report goes no further. */
export const dismissCodeSchema = z.enum([
  'not_enough_evidence',
  'not_asn',
  'not_neutrality',
  'other_agency',
  'already_handled',
  'other',
])
export type DismissCode = z.infer<typeof dismissCodeSchema>

export const reportRefSchema = z.strictObject({ id: reportIdSchema, number: z.string() })
export type ReportRef = z.infer<typeof reportRefSchema>

/** `merged`: the same matter as another report, which leads. */
export const reportStateSchema = z.enum(['new', 'accepted', 'merged', 'dismissed'])

export const reportSchema = reportDataSchema.extend({
  id: reportIdSchema,
  /** Running number, e.g. `L-2026-001`. */
  number: z.string(),
  state: reportStateSchema,
  /** Null for reports closed before there were codes. */
  dismissCode: dismissCodeSchema.nullable(),
  dismissReason: z.string(),
  /** The leading report, when merged. */
  mergedInto: reportRefSchema.nullable(),
  /** How many others point to this one. */
  mergedCount: z.number().int(),
  caseId: caseIdSchema.nullable(),
  hasReporter: z.boolean(),
  evidenceCount: z.number().int(),
  createdAt: instantSchema,
})
export type Report = z.infer<typeof reportSchema>
