import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { levelSchema, trackSchema } from '#shared/rules/model.ts'
import { GROUP_MIN } from '#shared/statistics/model.ts'
import { checkSchema } from '#shared/team/model.ts'
import {
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

const year = z.string().regex(/^\d{4}$/)
/** Earlier local decisions of the same article that ended alike: at least three, so that none can be told from the others. */
export const precedentSchema = z.strictObject({
  outcome: z.enum(['sanction', 'not_proven']),
  /** What holds after every appeal. */
  sanctionTitle: z.string(),
  track: trackSchema.nullable(),
  level: levelSchema.nullable(),
  count: z.number().int().min(GROUP_MIN),
  firstYear: year,
  lastYear: year,
  /** Facts that weighed, on average, to one decimal. */
  aggravating: z.number(),
  mitigating: z.number(),
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
  /** Earlier local decisions of the same article, the most frequent first; `others` ended in ways too rare to be shown. */
  precedents: procedure
    .input(z.strictObject({ article: lineSchema(400, 0), exceptSubject: subjectIdSchema.nullable().default(null) }))
    .output(z.strictObject({ groups: z.array(precedentSchema), others: z.number().int() })),
  /** The record for I'DIS/SIASN as a file of the user's choice. */
  exportRecord: leaving
    .input(z.strictObject({ id: decisionIdSchema, format: z.enum(['xlsx', 'json']) }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
}
