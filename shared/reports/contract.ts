import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { disclosureDataSchema, disclosureIdSchema, disclosureSchema, reasonSchema } from './disclosure.ts'
import { intakeContract } from './intake.ts'
import { stopIdSchema, stopSchema } from './leaving.ts'
import { reportDataSchema, reporterSchema, reportIdSchema, reportSchema } from './model.ts'

const known = procedure.errors({
  report_not_found: { message: 'Laporan ini tidak ditemukan. Muat ulang daftar laporan.' },
})
const open = known.errors({ report_not_open: { message: 'Laporan ini sudah ditindaklanjuti atau ditutup.' } })

const sealed = known.errors({
  no_reporter: { message: 'Laporan ini tidak mencatat pelapor.' },
  reporter_key_missing: {
    message:
      'Anda tidak memegang kunci rahasia pelapor. Mintalah petugas yang ditunjuk sebagai pemegang rahasia pelapor membukanya.',
  },
})

export const reportsContract = {
  ...intakeContract,
  list: procedure.input(z.strictObject({ search: z.string().max(200).default('') })).output(z.array(reportSchema)),
  get: known.input(z.strictObject({ id: reportIdSchema })).output(reportSchema),
  register: procedure
    .input(z.strictObject({ data: reportDataSchema, reporter: reporterSchema.nullable() }))
    .output(reportSchema),
  update: open.input(z.strictObject({ id: reportIdSchema, data: reportDataSchema })).output(reportSchema),
  /** Opens the sealed reporter record; the opening and its reason go to the audit trail first. */
  revealReporter: sealed.input(z.strictObject({ id: reportIdSchema, reason: reasonSchema })).output(reporterSchema),

  /** Records that the reporter was made known to somebody. Sealed like the reporter. */
  disclose: sealed.input(z.strictObject({ id: reportIdSchema, data: disclosureDataSchema })).output(disclosureSchema),
  /** Newest first; nothing in it identifies. */
  listDisclosures: known.input(z.strictObject({ id: reportIdSchema })).output(z.array(disclosureSchema)),
  /** Opens one sealed disclosure; the opening and its reason go to the audit trail first. */
  openDisclosure: sealed
    .errors({ disclosure_not_found: { message: 'Catatan pengungkapan ini tidak ditemukan. Muat ulang laporan.' } })
    .input(z.strictObject({ id: disclosureIdSchema, reason: reasonSchema }))
    .output(disclosureDataSchema),

  /** Outputs stopped because they named a reporter, newest first; those that were let through long ago are left out. */
  listStops: procedure.output(z.array(stopSchema)),
  /** Lets the same output leave once, from the same places, within an hour. */
  permitOutput: sealed
    .errors({
      stop_not_found: { message: 'Keluaran ini tidak ditemukan atau sudah diizinkan. Muat ulang daftar.' },
    })
    .input(z.strictObject({ id: stopIdSchema, reason: reasonSchema }))
    .output(stopSchema),
  /** Makes a case of the report; its evidence moves along. */
  accept: open
    .input(
      z.strictObject({
        id: reportIdSchema,
        title: lineSchema(200),
        subjects: z.array(personSchema).min(1).max(50),
        /** The day as of which the subjects are described, e.g. that of the act; null = today. */
        asOf: daySchema.nullable().default(null),
      }),
    )
    .output(z.strictObject({ caseId: caseIdSchema })),
}
