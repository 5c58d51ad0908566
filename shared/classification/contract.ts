import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { noticeSchema } from './consequences.ts'
import { actFactsSchema, actIdSchema, actSchema, classificationSchema, readingSchema } from './model.ts'
import { priorSanctionDataSchema, priorSanctionIdSchema, priorSanctionSchema } from './prior.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
})
const open = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
  subject_not_found: { message: 'Terlapor ini tidak ditemukan pada perkara. Muat ulang halaman.' },
  act_in_future: { message: 'Tanggal perbuatan ada di masa depan. Periksa tanggal dan jamnya.' },
  deed_unknown: { message: 'Jenis perbuatan ini tidak ada dalam katalog aturan. Pilih jenis lain.' },
  evidence_not_in_case: { message: 'Salah satu bukti yang dipilih bukan bukti perkara ini. Muat ulang halaman.' },
})
const ofAct = open.errors({
  act_not_found: { message: 'Perbuatan ini tidak ditemukan. Muat ulang halaman.' },
})
const reason = proseSchema(5000)
const reasonRequired = { reason_required: { message: 'Tulis alasannya, paling sedikit sepuluh huruf.' } }

export const subjectSummarySchema = z.strictObject({
  subjectId: subjectIdSchema,
  /** The choice in effect with the heaviest threat. */
  heaviest: classificationSchema.nullable(),
  notices: z.array(noticeSchema),
})
export type SubjectSummary = z.infer<typeof subjectSummarySchema>

export const consideredSchema = z.strictObject({
  day: daySchema,
  catalogueVersion: z.number().int(),
  catalogueDigest: z.string(),
  /** Says that no rule covers the day, or null. */
  outside: z.string().nullable(),
  readings: z.array(readingSchema),
})
export type Considered = z.infer<typeof consideredSchema>

export const classificationContract = {
  /** Acts of a case in the order recorded, without the withdrawn. */
  acts: known.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(actSchema)),
  summary: known.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(subjectSummarySchema)),
  record: open.input(z.strictObject({ caseId: caseIdSchema, facts: actFactsSchema })).output(actSchema),
  update: ofAct.input(z.strictObject({ id: actIdSchema, facts: actFactsSchema })).output(actSchema),
  withdraw: ofAct.errors(reasonRequired).input(z.strictObject({ id: actIdSchema, reason })),
  /** Every reading of a recorded act under the catalogue as it is now. */
  readings: ofAct.input(z.strictObject({ id: actIdSchema })).output(consideredSchema),
  choose: ofAct
    .errors({
      ...reasonRequired,
      reading_not_found: { message: 'Pilihan ini tidak lagi berlaku bagi perbuatan tersebut. Muat ulang pilihannya.' },
      catalogue_changed: {
        message: 'Katalog aturan atau data perbuatan berubah sejak pilihan ini ditampilkan. Baca kembali, lalu pilih.',
      },
    })
    .input(
      z.strictObject({ id: actIdSchema, readingKey: z.string().max(120), catalogueDigest: z.string().max(64), reason }),
    )
    .output(actSchema),
  /** Earlier sanctions of one person, newest first. */
  priors: procedure.input(z.strictObject({ nip: lineSchema(30, 0) })).output(z.array(priorSanctionSchema)),
  addPrior: procedure
    .errors({
      prior_impossible: {
        message: 'Urutan tanggalnya tidak mungkin. Periksa tanggal perbuatan, keputusan, mulai, dan akhir hukuman.',
      },
      sanction_unknown: { message: 'Jenis hukuman ini tidak ada dalam katalog aturan. Pilih jenis lain.' },
    })
    .input(priorSanctionDataSchema)
    .output(priorSanctionSchema),
  withdrawPrior: procedure
    .errors({
      ...reasonRequired,
      prior_not_found: { message: 'Hukuman terdahulu ini tidak ditemukan. Muat ulang halaman.' },
      prior_from_case: { message: 'Hukuman ini berasal dari keputusan perkara di sini, dan hanya berubah di sana.' },
    })
    .input(z.strictObject({ id: priorSanctionIdSchema, reason })),
}
