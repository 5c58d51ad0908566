import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { calendarYearSchema, knownYearSchema, workWeekSchema, yearVersionSchema } from './model.ts'

const reason = proseSchema(2000)
const changing = procedure.errors({
  reason_required: { message: 'Perubahan kalender kerja memerlukan alasan tertulis. Tulis alasannya, lalu ulangi.' },
})

export const calendarSchema = z.strictObject({
  /** The office's own week; a case may differ. */
  week: workWeekSchema,
  /** Newest year first. */
  years: z.array(knownYearSchema),
})
export type Calendar = z.infer<typeof calendarSchema>

export const calendarContract = {
  get: procedure.output(calendarSchema),
  setWeek: changing.input(z.strictObject({ week: workWeekSchema, reason })).output(calendarSchema),
  /** Adds a year or a new version of one; earlier versions stay. */
  saveYear: changing
    .errors({
      year_changed: {
        message: 'Kalender tahun ini sudah diubah di tempat lain. Muat ulang halaman, lalu ulangi perubahan Anda.',
      },
    })
    .input(z.strictObject({ data: calendarYearSchema, baseVersion: z.number().int().nonnegative(), reason }))
    .output(calendarSchema),
  /** Saved versions of a year, newest first. */
  history: procedure.input(z.strictObject({ year: z.number().int() })).output(z.array(yearVersionSchema)),
}
