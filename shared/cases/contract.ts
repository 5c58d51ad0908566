import { z } from 'zod'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { caseFilterSchema, savedViewIdSchema, savedViewSchema } from './filter.ts'
import {
  allegationSchema,
  caseIdSchema,
  caseSchema,
  caseStateSchema,
  caseSummarySchema,
  subjectIdSchema,
} from './model.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
})
const open = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
})

export const casesContract = {
  list: procedure.input(caseFilterSchema).output(z.array(caseSummarySchema)),
  /** Part of the list above and how long the whole is. */
  page: procedure
    .input(
      caseFilterSchema.extend({
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.strictObject({ items: z.array(caseSummarySchema), total: z.number() })),
  /** Filters the user has saved under a name. */
  views: procedure.output(z.array(savedViewSchema)),
  /** Saving under a known name replaces its filter. */
  saveView: procedure
    .input(z.strictObject({ name: lineSchema(80), filter: caseFilterSchema }))
    .output(z.array(savedViewSchema)),
  removeView: procedure.input(z.strictObject({ id: savedViewIdSchema })).output(z.array(savedViewSchema)),
  get: known.input(z.strictObject({ id: caseIdSchema })).output(caseSchema),
  open: procedure
    .input(z.strictObject({ title: lineSchema(200), subjects: z.array(personSchema).min(1).max(50) }))
    .output(caseSchema),
  rename: open.input(z.strictObject({ id: caseIdSchema, title: lineSchema(200) })).output(caseSchema),
  setAllegation: open.input(z.strictObject({ id: caseIdSchema, allegation: allegationSchema })).output(caseSchema),
  addSubject: open
    .input(z.strictObject({ id: caseIdSchema, person: personSchema, asOf: daySchema }))
    .output(caseSchema),
  /** Replaces the snapshot; hearings already started keep theirs. */
  updateSubject: open
    .errors({ subject_not_found: { message: 'Terlapor ini tidak ditemukan pada perkara. Muat ulang halaman.' } })
    .input(z.strictObject({ id: caseIdSchema, subjectId: subjectIdSchema, person: personSchema, asOf: daySchema }))
    .output(caseSchema),
  moveTo: known
    .errors({
      step_not_allowed: { message: 'Langkah ini tidak mungkin dari keadaan perkara sekarang.' },
      reason_required: { message: 'Langkah ini memerlukan alasan tertulis.' },
    })
    .input(z.strictObject({ id: caseIdSchema, state: caseStateSchema, reason: proseSchema(2000) }))
    .output(caseSchema),
}
