import { STATES as CASE_STATES } from '#shared/cases/words.ts'
import { APPEAL_OUTCOMES, OUTCOMES } from '#shared/decisions/words.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { ACTS, PLATFORMS, STATES as REPORT_STATES, SOURCES } from '#shared/reports/words.ts'
import { LEVELS } from '#shared/rules/words.ts'
import { dayText, MONTHS, WEEKDAYS } from '#shared/words/date-words.ts'
import { type Count, DAYS_SHOWN, GROUP_MIN, OTHER_OFFICES, type Statistics } from './model.ts'

/** One table of figures: on the page, in the workbook and on paper alike. */
export type StatisticsSection = Readonly<{
  group: 'reports' | 'cases' | 'decisions'
  title: string
  /** Along time, where order says more than size. */
  inTime: boolean
  /** Leaves the vault as it is: months and weekdays tell nobody apart, offices come merged. */
  coarse?: true
  rows: (figures: Statistics) => readonly Figure[]
}>
type Figure = Readonly<{ label: string; count: number }>

/** As a section leaves the vault: what stands for fewer than three is counted together at the end. */
export function withoutSmall({ coarse, rows }: StatisticsSection, figures: Statistics): readonly Figure[] {
  const all = rows(figures)
  const small = coarse ? [] : all.filter(({ count }) => count < GROUP_MIN)
  if (small.length === 0) return all
  const others = { label: SMALL, count: small.reduce((sum, { count }) => sum + count, 0) }
  return [...all.filter((row) => !small.includes(row)), others]
}
const SMALL = 'Lainnya (masing-masing kurang dari tiga)'

/** Said beside the figures that leave. */
export const SMALL_NOTE =
  'Kelompok yang kurang dari tiga dihitung bersama sebagai "Lainnya"; lama penanganan dari kurang dari tiga perkara tidak dimuat.'

const EMPTY = 'Tidak diisi'
const EMPLOYMENTS: Readonly<Record<string, string>> = { pns: 'PNS', cpns: 'CPNS', pppk: 'PPPK', non_asn: 'Non-ASN' }

const worded = (counts: readonly Count[], word: (key: string) => string | undefined) =>
  counts.map(({ key, count }) => ({ label: word(key) ?? (key === '' ? EMPTY : key), count }))
const by = (words: Readonly<Record<string, string>>) => (key: string) => words[key]

/** "Maret 2026" */
const month = (key: string): string | undefined => {
  const name = MONTHS[Number(key.slice(5)) - 1]
  return name && `${name} ${key.slice(0, 4)}`
}
const office = (key: string) => (key === OTHER_OFFICES ? 'Instansi lain (masing-masing kurang dari tiga)' : undefined)

export const SECTIONS: readonly StatisticsSection[] = [
  {
    group: 'reports',
    title: 'Laporan per bulan',
    inTime: true,
    coarse: true,
    rows: (s) => worded(s.reports.byMonth, month),
  },
  {
    group: 'reports',
    title: `Laporan per tanggal (${DAYS_SHOWN} terakhir)`,
    inTime: true,
    rows: (s) => worded(s.reports.byDay, (key) => dayText(daySchema.parse(key))),
  },
  {
    group: 'reports',
    title: 'Laporan per hari dalam minggu',
    inTime: true,
    coarse: true,
    rows: (s) => worded(s.reports.byWeekday, (key) => WEEKDAYS[Number(key)]),
  },
  { group: 'reports', title: 'Sumber laporan', inTime: false, rows: (s) => worded(s.reports.bySource, by(SOURCES)) },
  { group: 'reports', title: 'Platform', inTime: false, rows: (s) => worded(s.reports.byPlatform, by(PLATFORMS)) },
  { group: 'reports', title: 'Perbuatan', inTime: false, rows: (s) => worded(s.reports.byAct, by(ACTS)) },
  { group: 'reports', title: 'Telaah', inTime: false, rows: (s) => worded(s.reports.byState, by(REPORT_STATES)) },
  {
    group: 'cases',
    title: 'Perkara per bulan',
    inTime: true,
    coarse: true,
    rows: (s) => worded(s.cases.byMonth, month),
  },
  { group: 'cases', title: 'Tahap perkara', inTime: false, rows: (s) => worded(s.cases.byStage, by(CASE_STATES)) },
  {
    group: 'cases',
    title: 'Instansi terlapor',
    inTime: false,
    coarse: true,
    rows: (s) => worded(s.cases.byOffice, office),
  },
  {
    group: 'cases',
    title: 'Jenis kepegawaian',
    inTime: false,
    rows: (s) => worded(s.cases.byEmployment, by(EMPLOYMENTS)),
  },
  {
    group: 'cases',
    title: 'Ketentuan menurut klasifikasi',
    inTime: false,
    rows: (s) => worded(s.cases.byArticle, () => undefined),
  },
  {
    group: 'decisions',
    title: 'Keputusan per bulan',
    inTime: true,
    coarse: true,
    rows: (s) => worded(s.decisions.byMonth, month),
  },
  {
    group: 'decisions',
    title: 'Ketentuan yang dilanggar',
    inTime: false,
    rows: (s) => worded(s.decisions.byArticle, () => undefined),
  },
  {
    group: 'decisions',
    title: 'Hukuman',
    inTime: false,
    rows: (s) => worded(s.decisions.bySanction, by(OUTCOMES)),
  },
  { group: 'decisions', title: 'Tingkat', inTime: false, rows: (s) => worded(s.decisions.byLevel, by(LEVELS)) },
  {
    group: 'decisions',
    title: 'Putusan upaya administratif',
    inTime: false,
    rows: (s) => worded(s.decisions.byRuling, by(APPEAL_OUTCOMES)),
  },
]

export const DURATION_NAMES = {
  report_to_case: 'Laporan diterima sampai perkara dibuka',
  case_to_clarification: 'Perkara dibuka sampai klarifikasi',
  summons_to_examination: 'Panggilan I sampai pemeriksaan',
  examination_to_findings: 'Pemeriksaan sampai LHP',
  findings_to_decision: 'LHP sampai keputusan',
  decision_to_delivery: 'Keputusan sampai diterima',
  delivery_to_effect: 'Diterima sampai mulai berlaku',
  appeal_to_ruling: 'Upaya administratif sampai diputus',
  case_to_decision: 'Perkara dibuka sampai keputusan',
  act_to_decision: 'Perbuatan sampai keputusan',
} as const satisfies Record<Statistics['durations'][number]['key'], string>

export const TOTAL_NAMES = {
  reports: 'Laporan',
  cases: 'Perkara',
  subjects: 'Terlapor',
  decisions: 'Keputusan',
  sanctions: 'Hukuman dijatuhkan',
} as const satisfies Record<keyof Statistics['totals'], string>
