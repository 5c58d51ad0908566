import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { levelSchema, trackSchema } from '#shared/rules/model.ts'
import { checkSchema } from '#shared/team/model.ts'
import {
  appealOutcomeSchema,
  chosenSanctionSchema,
  decisionEventIdSchema,
  decisionIdSchema,
  decisionInputSchema,
  decisionSchema,
  eventDataSchema,
} from './model.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
  subject_not_found: { message: 'Terlapor ini tidak ditemukan pada perkara. Muat ulang halaman.' },
})
const reason = proseSchema(2000)
const deciding = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
  reason_required: { message: 'Tulis alasannya, paling sedikit sepuluh huruf, lalu ulangi.' },
  sanction_unknown: { message: 'Jenis hukuman ini tidak ada dalam katalog aturan. Pilih jenis lain.' },
  /** The core's sentence names the contradiction. */
  decision_impossible: {
    message: 'Keputusan ini bertentangan dengan yang sudah tercatat. Periksa tanggal dan isinya.',
  },
})
const ofDecision = deciding.errors({
  decision_not_found: { message: 'Keputusan ini tidak ditemukan atau sudah diganti. Muat ulang halaman.' },
})
const leaving = procedure.errors({
  decision_not_found: { message: 'Keputusan ini tidak ditemukan atau sudah diganti. Muat ulang halaman.' },
  save_failed: { message: 'Berkas tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
  disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi.' },
  reporter_leak: { message: 'Berkas ini memuat data pelapor, sehingga tidak disimpan. Hapus datanya, lalu ulangi.' },
})

/** An earlier local decision of the same article, with nothing that names a person, an office or a case. */
export const precedentSchema = z.strictObject({
  /** Year of the decision: a month could tell whose it was. */
  year: z.string().regex(/^\d{4}$/),
  outcome: z.enum(['sanction', 'not_proven']),
  sanctionTitle: z.string(),
  track: trackSchema.nullable(),
  level: levelSchema.nullable(),
  aggravating: z.number().int(),
  mitigating: z.number().int(),
  /** The last ruling on objection or appeal. */
  ruling: appealOutcomeSchema.nullable(),
})
export type Precedent = z.infer<typeof precedentSchema>

export const openSanctionSchema = chosenSanctionSchema.extend({
  title: z.string(),
  onDecisionDay: z.boolean(),
  onActDay: z.boolean(),
})

export const decisionsContract = {
  /** The decisions of a case that hold, and those they replaced. */
  ofCase: known.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(decisionSchema)),
  /**
   * Kinds of sanction by track and level, lightest first: those in force on the day of the decision, and those that were on
   * the day of an act of the subject, if one is named, each saying so.
   */
  sanctions: known
    .input(
      z.strictObject({
        day: daySchema,
        subject: z.strictObject({ caseId: caseIdSchema, id: subjectIdSchema }).nullable().default(null),
      }),
    )
    .output(z.array(openSanctionSchema)),
  /** Advice before it is recorded: authority, repetition, order. */
  advise: known
    .errors({ sanction_unknown: { message: 'Jenis hukuman ini tidak ada dalam katalog aturan. Pilih jenis lain.' } })
    .input(decisionInputSchema)
    .output(z.array(checkSchema)),
  /** `authorityReason` is required when the signer is not whom the rules name. */
  make: deciding
    .errors({
      already_decided: {
        message:
          'Sudah ada keputusan bagi terlapor ini. Satu pelanggaran satu hukuman; koreksi dengan "Ganti keputusan".',
      },
    })
    .input(z.strictObject({ decision: decisionInputSchema, authorityReason: reason }))
    .output(decisionSchema),
  /** A corrected decision takes the place of one in error; both stay. */
  replace: ofDecision
    .input(z.strictObject({ id: decisionIdSchema, decision: decisionInputSchema, authorityReason: reason, reason }))
    .output(decisionSchema),
  /** Delivery, effect, appeal, end, upload. `reason` is required when something speaks against it. */
  record: ofDecision
    .input(z.strictObject({ id: decisionIdSchema, event: eventDataSchema, reason }))
    .output(decisionSchema),
  withdrawEvent: ofDecision
    .errors({ event_not_found: { message: 'Catatan ini tidak ditemukan atau sudah ditarik. Muat ulang halaman.' } })
    .input(z.strictObject({ id: decisionEventIdSchema, reason }))
    .output(decisionSchema),
  /** Earlier local decisions of the same article, newest first, de-identified. */
  precedents: procedure
    .input(z.strictObject({ article: lineSchema(400, 0), exceptSubject: subjectIdSchema.nullable().default(null) }))
    .output(z.array(precedentSchema)),
  /** The record for I'DIS/SIASN as a file of the user's choice. */
  exportRecord: leaving
    .input(z.strictObject({ id: decisionIdSchema, format: z.enum(['xlsx', 'json']) }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
}
