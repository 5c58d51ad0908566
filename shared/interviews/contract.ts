import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { interviewErrors, recordingErrors } from './errors.ts'
import {
  exchangeIdSchema,
  exchangeSchema,
  interviewIdSchema,
  interviewSchema,
  interviewSummarySchema,
  openingSchema,
  preparationSchema,
  recordingEndSchema,
  recordingIdSchema,
  recordingSchema,
  soundMarkSchema,
} from './model.ts'

const { interview_not_found, step_not_allowed, ...specific } = interviewErrors
const known = procedure.errors({ interview_not_found })
const stepping = known.errors({ step_not_allowed })
const exchanging = stepping.errors({ exchange_not_found: specific.exchange_not_found })
const answering = exchanging.errors({ exchange_reviewed: specific.exchange_reviewed })
const people = {
  participant_twice: specific.participant_twice,
  evidence_not_in_case: specific.evidence_not_in_case,
}
const byId = z.strictObject({ id: interviewIdSchema })
const byExchange = z.strictObject({ id: exchangeIdSchema })

/** Base64 of at most 1 MiB. */
const CHUNK_LIMIT = Math.ceil((1024 * 1024) / 3) * 4

export const interviewsContract = {
  list: procedure.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(interviewSummarySchema)),
  get: known.input(byId).output(interviewSchema),
  prepare: procedure
    .errors({ subject_not_in_case: specific.subject_not_in_case, case_closed: specific.case_closed, ...people })
    .input(z.strictObject({ caseId: caseIdSchema, subjectId: subjectIdSchema, ...preparationSchema.shape }))
    .output(interviewSchema),
  /** Until started; the subject's snapshot is taken anew. */
  update: stepping
    .errors({ subject_not_in_case: specific.subject_not_in_case, ...people })
    .input(z.strictObject({ id: interviewIdSchema, subjectId: subjectIdSchema, ...preparationSchema.shape }))
    .output(interviewSchema),

  /** Unwilling: recorded with its reason, and the hearing is over (`declined`). */
  start: stepping
    .errors({ note_required: specific.note_required, examiner_missing: specific.examiner_missing })
    .input(z.strictObject({ id: interviewIdSchema, ...openingSchema.shape }))
    .output(interviewSchema),
  markAbsent: stepping
    .input(z.strictObject({ id: interviewIdSchema, note: proseSchema(5000, 1) }))
    .output(interviewSchema),
  pause: stepping
    .input(z.strictObject({ id: interviewIdSchema, note: proseSchema(2000).default('') }))
    .output(interviewSchema),
  /** After a pause, or to ask more before the read-back is concluded. */
  resume: stepping.input(byId).output(interviewSchema),
  finish: stepping.input(byId).output(interviewSchema),
  beginReadBack: stepping.errors({ nothing_asked: specific.nothing_asked }).input(byId).output(interviewSchema),
  concludeReadBack: stepping
    .errors({ not_all_reviewed: specific.not_all_reviewed })
    .input(
      z.strictObject({
        id: interviewIdSchema,
        manner: z.enum(['read_aloud', 'read_self']),
        statement: proseSchema(5000),
      }),
    )
    .output(interviewSchema),
  conclude: stepping.input(byId).output(interviewSchema),

  /** `after` null = at the end. The id may be made by the page, so that a repeated call adds nothing twice. */
  addExchange: exchanging
    .input(
      z.strictObject({
        interviewId: interviewIdSchema,
        id: exchangeIdSchema.nullable().default(null),
        after: exchangeIdSchema.nullable().default(null),
        question: proseSchema(20_000).default(''),
        sound: soundMarkSchema.nullable().default(null),
      }),
    )
    .output(exchangeSchema),
  /** Called with each batch of keystrokes. The same text twice is no new version. */
  saveExchange: answering
    .errors({ version_conflict: specific.version_conflict })
    .input(
      z.strictObject({
        id: exchangeIdSchema,
        question: proseSchema(20_000),
        answer: proseSchema(20_000),
        baseVersion: z.number().int().positive(),
      }),
    )
    .output(z.strictObject({ version: z.number().int().positive(), savedAt: instantSchema })),
  removeExchange: answering.input(byExchange).output(interviewSchema),
  restoreExchange: exchanging.input(byExchange).output(interviewSchema),
  /** `to` counts from 1. */
  moveExchange: exchanging
    .input(z.strictObject({ id: exchangeIdSchema, to: z.number().int().positive() }))
    .output(interviewSchema),
  linkEvidence: exchanging
    .errors({ evidence_not_in_case: specific.evidence_not_in_case })
    .input(z.strictObject({ exchangeId: exchangeIdSchema, evidenceIds: z.array(evidenceIdSchema).max(100) }))
    .output(exchangeSchema),
  confirmExchange: exchanging.input(byExchange).output(exchangeSchema),
  /** The answer as given stays; the correction stands beside it with reason and time. */
  correctExchange: exchanging
    .input(
      z.strictObject({ id: exchangeIdSchema, answer: proseSchema(20_000, 1), reason: proseSchema(2000).default('') }),
    )
    .output(exchangeSchema),

  startRecording: stepping
    .errors({ recording_running: recordingErrors.recording_running, mime_refused: recordingErrors.mime_refused })
    .input(z.strictObject({ interviewId: interviewIdSchema, mimeType: z.string().min(1).max(100) }))
    .output(z.strictObject({ recordingId: recordingIdSchema })),
  /**
   * `seq` from 0 without gaps; `atMs` since the start of the recording. Acknowledged only after the bytes are durable;
   * a repeated `seq` with the same bytes is acknowledged again and changes nothing.
   */
  appendChunk: procedure
    .errors(recordingErrors)
    .input(
      z.strictObject({
        recordingId: recordingIdSchema,
        seq: z.number().int().nonnegative(),
        atMs: z.number().int().nonnegative(),
        base64: z.base64().min(1).max(CHUNK_LIMIT),
      }),
    )
    .output(z.strictObject({ nextSeq: z.number().int().nonnegative() })),
  /** Makes the recording one sealed, seekable file and an exhibit of the case. */
  endRecording: procedure
    .errors({ recording_not_found: recordingErrors.recording_not_found })
    .input(z.strictObject({ recordingId: recordingIdSchema, reason: recordingEndSchema }))
    .output(recordingSchema),
  listRecordings: known.input(z.strictObject({ interviewId: interviewIdSchema })).output(z.array(recordingSchema)),
}
