import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'

export const interviewIdSchema = defineId('InterviewId')
export type InterviewId = z.infer<typeof interviewIdSchema>
export const exchangeIdSchema = defineId('ExchangeId')
export type ExchangeId = z.infer<typeof exchangeIdSchema>
export const recordingIdSchema = defineId('RecordingId')
export type RecordingId = z.infer<typeof recordingIdSchema>
export const participantIdSchema = defineId('ParticipantId')

/** Klarifikasi by the personnel agency, pemeriksaan by the superior or a team (PP 94/2021). */
export const interviewKindSchema = z.enum(['clarification', 'examination'])
export type InterviewKind = z.infer<typeof interviewKindSchema>
export const interviewModeSchema = z.enum(['in_person', 'virtual'])
export type InterviewMode = z.infer<typeof interviewModeSchema>

/** `declined`: came but was not willing; `absent`: did not come. Both are ends the law knows. */
export const interviewStateSchema = z.enum([
  'prepared',
  'running',
  'paused',
  'finished',
  'reading_back',
  'read',
  'concluded',
  'declined',
  'absent',
])
export type InterviewState = z.infer<typeof interviewStateSchema>

export const participantRoleSchema = z.enum(['examiner', 'team_lead', 'secretary', 'companion', 'witness'])
export type ParticipantRole = z.infer<typeof participantRoleSchema>
const participantSchema = z.strictObject({
  id: participantIdSchema,
  role: participantRoleSchema,
  person: personSchema,
})
export type Participant = z.infer<typeof participantSchema>

/** What is settled before the hearing and may be changed until it starts. */
export const preparationSchema = z.strictObject({
  kind: interviewKindSchema,
  mode: interviewModeSchema,
  place: lineSchema(300, 0),
  scheduled: zonedSchema,
  /** The authority as the minutes cite it, e.g. "wewenang yang ada pada Saya" or the number of the order. */
  authority: proseSchema(2000),
  participants: z.array(participantSchema).max(30),
  /** Exhibits laid ready for the questions. */
  evidenceIds: z.array(evidenceIdSchema).max(500),
})
export type Preparation = z.infer<typeof preparationSchema>

/** Asked before the first question (the custom of the printed forms). */
export const openingSchema = z.strictObject({
  identityConfirmed: z.boolean(),
  /** The document the identity was checked against, e.g. "KTP" or "kartu pegawai". */
  identityDocument: lineSchema(200, 0),
  healthy: z.boolean(),
  willing: z.boolean(),
  /** The reason when unwilling; remarks otherwise. */
  note: proseSchema(5000),
})
export type Opening = z.infer<typeof openingSchema>

/** One correction made while reading back; the answer it corrects stays as it was. */
export const correctionSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  reason: proseSchema(2000),
  answer: proseSchema(20_000),
})
export type Correction = z.infer<typeof correctionSchema>

/** Where in a recording something began. */
export const soundMarkSchema = z.strictObject({
  recordingId: recordingIdSchema,
  /** Milliseconds from the start of that recording. */
  offsetMs: z.number().int().nonnegative(),
})
export type SoundMark = z.infer<typeof soundMarkSchema>

export const exchangeSchema = z.strictObject({
  id: exchangeIdSchema,
  /** From 1, in order; 0 while removed. */
  number: z.number().int().nonnegative(),
  question: z.string(),
  /** As given; never changed once read back. See `answerAsCorrected`. */
  answer: z.string(),
  /** Rises by one with each save; sent back as `baseVersion`. */
  version: z.number().int().positive(),
  evidenceIds: z.array(evidenceIdSchema),
  startedAt: instantSchema,
  changedAt: instantSchema,
  sound: soundMarkSchema.nullable(),
  review: z.enum(['pending', 'confirmed', 'corrected']),
  reviewedAt: instantSchema.nullable(),
  corrections: z.array(correctionSchema),
})
export type Exchange = z.infer<typeof exchangeSchema>

/** The answer that counts: the last correction, or what was said. */
export const answerAsCorrected = ({ answer, corrections }: Pick<Exchange, 'answer' | 'corrections'>): string =>
  corrections.at(-1)?.answer ?? answer

export const readBackSchema = z.strictObject({
  begunAt: instantSchema,
  concludedAt: instantSchema.nullable(),
  manner: z.enum(['read_aloud', 'read_self']).nullable(),
  statement: proseSchema(5000),
})
export type ReadBack = z.infer<typeof readBackSchema>
export type ReadBackManner = NonNullable<ReadBack['manner']>

/** What happened when, for the minutes: pauses and what a crash interrupted included. */
export const momentSchema = z.strictObject({
  at: instantSchema,
  kind: z.enum([
    'prepared',
    'started',
    'declined',
    'absent',
    'paused',
    'resumed',
    'interrupted',
    'finished',
    'read_back_begun',
    'read_back_concluded',
    'concluded',
  ]),
  note: z.string(),
})
export type Moment = z.infer<typeof momentSchema>

export const recordingEndSchema = z.enum(['finished', 'paused', 'device_lost', 'recovered'])
export type RecordingEnd = z.infer<typeof recordingEndSchema>

/** One unbroken stretch of sound; a pause or a lost microphone begins another. */
export const recordingSchema = z.strictObject({
  id: recordingIdSchema,
  interviewId: interviewIdSchema,
  /** From 1 within the interview. */
  number: z.number().int().positive(),
  mimeType: z.string(),
  startedAt: instantSchema,
  /** Null while still recording. */
  endedAt: instantSchema.nullable(),
  endReason: recordingEndSchema.nullable(),
  durationMs: z.number().int().nonnegative(),
  /** Hash of the chunks as they came, in order; empty while still recording. */
  rawSha256: z.string(),
  /** For `/media/<id>`; null while recording, or when nothing was heard. */
  mediaId: evidenceIdSchema.nullable(),
  evidenceId: evidenceIdSchema.nullable(),
})
export type Recording = z.infer<typeof recordingSchema>

export const interviewSchema = z.strictObject({
  id: interviewIdSchema,
  caseId: caseIdSchema,
  subjectId: subjectIdSchema,
  /** The subject as at preparation, refreshed until the start. */
  subject: personSchema,
  ...preparationSchema.shape,
  state: interviewStateSchema,
  opening: openingSchema.nullable(),
  startedAt: instantSchema.nullable(),
  /** When the questions ended. */
  finishedAt: instantSchema.nullable(),
  concludedAt: instantSchema.nullable(),
  readBack: readBackSchema.nullable(),
  exchanges: z.array(exchangeSchema),
  /** Taken out while typing; can be put back. */
  removed: z.array(exchangeSchema),
  timeline: z.array(momentSchema),
  recordings: z.array(recordingSchema),
})
export type Interview = z.infer<typeof interviewSchema>

export const interviewSummarySchema = z.strictObject({
  id: interviewIdSchema,
  caseId: caseIdSchema,
  kind: interviewKindSchema,
  mode: interviewModeSchema,
  state: interviewStateSchema,
  subjectName: z.string(),
  scheduled: zonedSchema,
  place: z.string(),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  exchangeCount: z.number().int(),
  /** Sum of its recordings. */
  recordedMs: z.number().int(),
})
export type InterviewSummary = z.infer<typeof interviewSummarySchema>
