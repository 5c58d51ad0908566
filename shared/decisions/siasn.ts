import type { Day } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { levelInside } from '#shared/rules/words.ts'
import type { Decision } from './model.ts'
import { standingOf } from './standing.ts'

/** Field names and order of a SIASN hukdis record, as public clients of that service send it. */
export const SIASN_FIELDS = [
  'id',
  'pnsOrangId',
  'jenisHukumanId',
  'jenisTingkatHukumanId',
  'kedudukanHukumId',
  'alasanHukumanDisiplinId',
  'hukdisYangDiberhentikanId',
  'golonganId',
  'golonganLama',
  'skNomor',
  'skTanggal',
  'hukumanTanggal',
  'masaTahun',
  'masaBulan',
  'akhirHukumanTanggal',
  'nomorPp',
  'skPembatalanNomor',
  'skPembatalanTanggal',
  'keterangan',
  'path',
] as const
export type SiasnField = (typeof SIASN_FIELDS)[number]

/** Left empty here: reference numbers of SIASN itself, to be chosen there. */
export const SIASN_REFERENCES: readonly SiasnField[] = [
  'id',
  'pnsOrangId',
  'jenisHukumanId',
  'jenisTingkatHukumanId',
  'kedudukanHukumId',
  'alasanHukumanDisiplinId',
  'hukdisYangDiberhentikanId',
  'golonganId',
]

export type SiasnRecord = Readonly<Record<SiasnField, string>>

/** Dates as SIASN writes them, dd-mm-yyyy. */
const siasnDay = (day: Day | null): string => (day === null ? '' : day.split('-').reverse().join('-'))

/** The record of one decision as it stands; the words for what SIASN wants as a reference number are in `keterangan`. */
export function siasnRecordOf(decision: Decision, person: Person): SiasnRecord {
  const { sanction, effectiveOn, endsOn, cancelled } = standingOf(decision)
  const months = sanction?.months ?? 0
  const cancelling = cancelled ? decision.events.findLast(({ outcome }) => outcome === 'cancelled') : undefined
  const empty = Object.fromEntries(SIASN_FIELDS.map((field) => [field, ''])) as SiasnRecord
  return {
    ...empty,
    golonganLama: person.rank,
    skNomor: decision.number,
    skTanggal: siasnDay(decision.decidedOn),
    hukumanTanggal: siasnDay(effectiveOn),
    masaTahun: String(Math.floor(months / 12)),
    masaBulan: String(months % 12),
    akhirHukumanTanggal: siasnDay(endsOn),
    nomorPp: ppOf(sanction?.rule.article ?? decision.article),
    skPembatalanNomor: cancelling?.number ?? '',
    skPembatalanTanggal: siasnDay(cancelling?.day ?? null),
    keterangan: [
      sanction
        ? `${sanction.rule.title}${sanction.level ? ` (tingkat ${levelInside(sanction.level)})` : ''}`
        : 'Tidak terbukti',
      decision.article && `melanggar ${decision.article}`,
      `pejabat: ${decision.official.person.position}`,
    ]
      .filter(Boolean)
      .join('; '),
  }
}

/** "94/2021" out of "… Peraturan Pemerintah Nomor 94 Tahun 2021". */
const ppOf = (article: string): string =>
  article.replace(/^.*Peraturan Pemerintah Nomor (\d+) Tahun (\d{4}).*$/s, '$1/$2').match(/^\d+\/\d{4}$/)?.[0] ?? ''

/** What must still be filled in or attached before the upload, as sentences. */
export function siasnChecklist(decision: Decision, person: Person): string[] {
  const { deliveredOn, effectiveOn, appeal } = standingOf(decision)
  const open: string[] = []
  if (!/^\d{18}$/.test(person.nip.replace(/\D/g, ''))) open.push('NIP terhukum belum lengkap 18 angka.')
  if (deliveredOn === null) open.push('Penyampaian keputusan belum dicatat.')
  if (decision.outcome === 'sanction' && effectiveOn === null) open.push('Tanggal mulai berlaku belum dicatat.')
  if (appeal === 'running') open.push('Upaya administratif masih berjalan.')
  open.push(
    `Pilih pada SIASN: ${SIASN_REFERENCES.filter((field) => field !== 'id').join(', ')}. Nomor acuannya hanya ada di sana.`,
    'Lampirkan keputusan, BAP, dan LHP yang telah ditandatangani (PDF).',
  )
  return open
}
