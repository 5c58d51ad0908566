import type { Day } from '#shared/kernel/instant.ts'
import type { Track } from '#shared/rules/model.ts'
import { dayText } from '#shared/words/date-words.ts'
import type { DeadlineKind } from './model.ts'
import type { Count } from './working-days.ts'

/** Examples 10 and 22 of the annex of Peraturan BKN 6/2022, with what counting them shows. */
export const EXAMPLE_10 =
  'Contoh 10 lampiran Peraturan BKN 6/2022 (surat 5 Oktober 2022, diperiksa 17 Oktober; surat 17 Oktober, diperiksa 27 Oktober) menyisakan tepat 7 hari kerja penuh di antara kedua tanggal; karena itu hari terakhir dihitung sebagai hari kerja ke-8.'
export const EXAMPLE_22 =
  'Contoh 22 lampiran Peraturan BKN 6/2022 tidak sejalan dengan kalendernya sendiri: diterima 8 Februari 2022 tertulis berlaku 2 Maret, diterima 14 Februari tertulis berlaku 8 Maret. Dengan hari libur, hari kerja ke-15 jatuh pada 2 dan 9 Maret; tanpa hari libur pada 1 dan 7 Maret. Periksa tanggal ini dan ganti dengan alasan bila perlu.'

const EXAMPLES: Partial<Record<DeadlineKind, string>> = {
  summons_1_interval: EXAMPLE_10,
  summons_2_due: EXAMPLE_10,
  summons_2_interval: EXAMPLE_10,
  decision_effect: EXAMPLE_22,
  report_sbt:
    'Jam ini dijalankan Satgas. Bila instansi tidak mencatat tindak lanjut, BKN dapat menegur atau memblokir data ASN di SIASN.',
}

const EITHER_REMEDY =
  'Keberatan untuk keputusan selain pemberhentian; banding ke BPASN untuk pemberhentian. Hanya salah satunya yang berlaku.'

const PPPK =
  'Tenggang PP 94/2021 berlaku bagi PNS; bagi PPPK dipakai sebagai patokan. Ikuti peraturan disiplin PPPK instansi bila memuat tenggangnya sendiri.'
const OF_PP_94: readonly DeadlineKind[] = [
  ...(['summons_1_interval', 'summons_2_due', 'summons_2_interval', 'decision_delivery', 'decision_effect'] as const),
]

/** Where one remedy excludes the other, and where a rule was made for somebody else. */
export const notesOfTrack = (kind: DeadlineKind, track: Track): string[] => [
  ...(kind === 'objection_filing' || kind === 'appeal_filing' ? [EITHER_REMEDY] : []),
  ...(track === 'pppk' && OF_PP_94.includes(kind) ? [PPPK] : []),
]

const missingYearText = (year: number): string =>
  `Kalender kerja tahun ${year} belum diisi, sehingga tanggalnya tidak dihitung. Isi kalender itu pada Pengaturan › Kalender kerja.`

/** What belongs beside the date. `seventh` is the day of the bare amount of a clear interval. */
export function notesOf(kind: DeadlineKind, count: Count, seventh: Day | null): string[] {
  const example = EXAMPLES[kind]
  return [
    ...(count.missingYear === null ? [] : [missingYearText(count.missingYear)]),
    ...(count.unconfirmed ? ['Hitungan ini melewati hari libur yang belum dikonfirmasi dengan SKB.'] : []),
    ...(seventh ? [`Hari kerja ke-${count.counted - 1} sendiri jatuh pada ${dayText(seventh)}.`] : []),
    ...(example ? [example] : []),
  ]
}
