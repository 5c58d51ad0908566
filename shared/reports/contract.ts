import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { reportDataSchema, reporterSchema, reportIdSchema, reportSchema } from './model.ts'

const known = procedure.errors({
  report_not_found: { message: 'Laporan ini tidak ditemukan. Muat ulang daftar laporan.' },
})
const open = known.errors({ report_not_open: { message: 'Laporan ini sudah ditindaklanjuti atau ditutup.' } })

export const reportsContract = {
  list: procedure.input(z.strictObject({ search: z.string().max(200).default('') })).output(z.array(reportSchema)),
  get: known.input(z.strictObject({ id: reportIdSchema })).output(reportSchema),
  register: procedure
    .input(z.strictObject({ data: reportDataSchema, reporter: reporterSchema.nullable() }))
    .output(reportSchema),
  update: open.input(z.strictObject({ id: reportIdSchema, data: reportDataSchema })).output(reportSchema),
  /** Opens the sealed reporter record; the opening and its reason go to the audit trail first. */
  revealReporter: known
    .errors({ no_reporter: { message: 'Laporan ini tidak mencatat pelapor.' } })
    .input(z.strictObject({ id: reportIdSchema, reason: proseSchema(1000, 5) }))
    .output(reporterSchema),
  dismiss: open.input(z.strictObject({ id: reportIdSchema, reason: proseSchema(2000, 5) })).output(reportSchema),
  /** Makes a case of the report; its evidence moves along. */
  accept: open
    .input(
      z.strictObject({ id: reportIdSchema, title: lineSchema(200), subjects: z.array(personSchema).min(1).max(50) }),
    )
    .output(z.strictObject({ caseId: caseIdSchema })),
}
