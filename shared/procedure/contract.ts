import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import {
  caseProcedureSchema,
  choiceOfCourseSchema,
  stepDetailsSchema,
  stepIdSchema,
  stepKindSchema,
  verdictSchema,
} from './model.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
  subject_not_found: { message: 'Terlapor ini tidak ditemukan pada perkara. Muat ulang halaman.' },
})
const changing = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
  reason_required: { message: 'Langkah ini memerlukan alasan tertulis. Tulis alasannya, lalu ulangi.' },
})

export const newStepSchema = z.strictObject({
  caseId: caseIdSchema,
  subjectId: subjectIdSchema,
  kind: stepKindSchema,
  /** When it happened. */
  day: daySchema,
  details: stepDetailsSchema,
})
export type NewStep = z.infer<typeof newStepSchema>

export const procedureContract = {
  /** Every subject of the case: where he stands, what comes next and why. */
  ofCase: known.input(z.strictObject({ caseId: caseIdSchema })).output(caseProcedureSchema),
  /** What would be said to this step, before it is recorded. */
  check: known.input(newStepSchema).output(verdictSchema),
  record: changing
    .errors({
      step_contradicts: {
        message: 'Langkah ini bertentangan dengan langkah yang sudah tercatat. Periksa tanggal dan urutannya.',
      },
    })
    .input(newStepSchema.extend({ reason: proseSchema(2000) }))
    .output(caseProcedureSchema),
  /** Takes back what was recorded in error; it stays visible with the reason. */
  withdraw: changing
    .errors({
      step_not_found: {
        message: 'Langkah ini tidak ditemukan, sudah ditarik, atau berasal dari bagian lain. Muat ulang halaman.',
      },
    })
    .input(z.strictObject({ caseId: caseIdSchema, stepId: stepIdSchema, reason: proseSchema(2000) }))
    .output(caseProcedureSchema),
  /** The officer's own choice of track and threatened level; a classification chosen later takes its place. */
  setCourse: changing
    .input(
      z.strictObject({
        caseId: caseIdSchema,
        subjectId: subjectIdSchema,
        course: choiceOfCourseSchema,
        reason: proseSchema(2000),
      }),
    )
    .output(caseProcedureSchema),
}
