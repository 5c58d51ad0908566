import { z } from 'zod'
import { workWeekSchema } from '#shared/calendar/model.ts'
import { caseIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { caseDeadlinesSchema, reminderSchema } from './model.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
})
const changing = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
  reason_required: { message: 'Perubahan tenggat memerlukan alasan tertulis. Tulis alasannya, lalu ulangi.' },
})

export const deadlinesContract = {
  ofCase: known.input(z.strictObject({ caseId: caseIdSchema })).output(caseDeadlinesSchema),
  /** Another day than the counted one, with its reason; `day` null takes the count again. */
  override: changing
    .errors({
      deadline_not_found: {
        message: 'Tenggat ini tidak ada lagi karena langkah yang mendasarinya berubah. Muat ulang halaman.',
      },
    })
    .input(
      z.strictObject({
        caseId: caseIdSchema,
        key: z.string().max(120),
        day: daySchema.nullable(),
        reason: proseSchema(2000),
      }),
    )
    .output(caseDeadlinesSchema),
  /** The working week of this case's office; null = the setting of the agency. */
  setWeek: changing
    .input(z.strictObject({ caseId: caseIdSchema, week: workWeekSchema.nullable(), reason: proseSchema(2000) }))
    .output(caseDeadlinesSchema),
  /** Everything open in every case, most pressing first; `overdue` counts what we ourselves should have done. */
  reminders: procedure.output(
    z.strictObject({ today: daySchema, overdue: z.number().int(), reminders: z.array(reminderSchema) }),
  ),
  /** An iCalendar file (RFC 5545) with case numbers only; of one case, or of all. Null = cancelled. */
  exportCalendar: known
    .errors({
      nothing_to_export: { message: 'Tidak ada tenggat berjalan yang dapat diekspor.' },
      save_failed: { message: 'Berkas tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
    })
    .input(z.strictObject({ caseId: caseIdSchema.nullable() }))
    .output(z.strictObject({ savedAs: z.string().nullable(), events: z.number().int() })),
}
