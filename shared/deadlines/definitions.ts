import type { StepKind } from '#shared/procedure/model.ts'
import type { Track } from '#shared/rules/model.ts'
import type { Deadline, DeadlineKind } from './model.ts'

export type Definition = Readonly<{
  kind: DeadlineKind
  title: string
  bearer: Deadline['bearer']
  /** Key of the interval in the catalogue: amount, unit and article come from there. */
  rule: string
  /** The same for kode etik, which has its own regulation. */
  ethicsRule?: string
  tracks: readonly Track[]
  startsAt: StepKind
  /** What the first day is. */
  startedBy: string
  /** The first of these after the start ends it. */
  endsAt: readonly StepKind[]
  /** For a summons the day it names ends the count, not the day something happened. */
  byAppointment?: 'start' | 'end'
}>

const HEARD = ['discipline', 'pppk', 'ethics'] as const
const DISCIPLINE = ['discipline', 'pppk'] as const

/** Which recorded step starts which count. The numbers are law and stand in the catalogue. */
export const DEFINITIONS: readonly Definition[] = [
  {
    kind: 'summons_1_interval',
    title: 'Pemeriksaan menurut panggilan I',
    bearer: 'ours',
    rule: 'interval.summons',
    ethicsRule: 'interval.ethics-summons',
    tracks: HEARD,
    startsAt: 'summons_1',
    startedBy: 'tanggal surat panggilan I',
    endsAt: [],
    byAppointment: 'start',
  },
  {
    kind: 'summons_2_due',
    title: 'Pemeriksaan ulang setelah tidak hadir',
    bearer: 'ours',
    rule: 'interval.second-summons',
    ethicsRule: 'interval.ethics-second-summons',
    tracks: HEARD,
    startsAt: 'summons_1_missed',
    startedBy: 'hari terlapor seharusnya diperiksa',
    endsAt: ['summons_2', 'examination_held', 'findings_reported', 'decision_made'],
    byAppointment: 'end',
  },
  {
    kind: 'summons_2_interval',
    title: 'Pemeriksaan menurut panggilan II',
    bearer: 'ours',
    rule: 'interval.summons',
    ethicsRule: 'interval.ethics-summons',
    tracks: HEARD,
    startsAt: 'summons_2',
    startedBy: 'tanggal surat panggilan II',
    endsAt: [],
    byAppointment: 'start',
  },
  {
    kind: 'decision_delivery',
    title: 'Penyampaian keputusan',
    bearer: 'ours',
    rule: 'interval.delivery',
    tracks: DISCIPLINE,
    startsAt: 'decision_made',
    startedBy: 'tanggal keputusan ditetapkan',
    endsAt: ['decision_sent', 'decision_delivered'],
  },
  {
    kind: 'decision_effect',
    title: 'Keputusan mulai berlaku',
    bearer: 'effect',
    rule: 'interval.effect',
    tracks: DISCIPLINE,
    startsAt: 'decision_delivered',
    startedBy: 'tanggal keputusan diterima',
    // Once a remedy is taken, its outcome decides from when the decision holds (PP 94/2021, PP 79/2021).
    endsAt: ['decision_effective', 'objection_filed', 'appeal_filed'],
  },
  {
    kind: 'objection_filing',
    title: 'Batas pengajuan keberatan',
    bearer: 'subject',
    rule: 'interval.objection-filing',
    tracks: DISCIPLINE,
    startsAt: 'decision_delivered',
    startedBy: 'tanggal keputusan diterima',
    endsAt: ['objection_filed'],
  },
  {
    kind: 'appeal_filing',
    title: 'Batas pengajuan banding administratif',
    bearer: 'subject',
    rule: 'interval.appeal-filing',
    tracks: DISCIPLINE,
    startsAt: 'decision_delivered',
    startedBy: 'tanggal keputusan diterima',
    endsAt: ['appeal_filed'],
  },
  {
    kind: 'objection_decision',
    title: 'Keputusan atas keberatan',
    bearer: 'ours',
    rule: 'interval.objection-decision',
    tracks: DISCIPLINE,
    startsAt: 'objection_filed',
    startedBy: 'tanggal keberatan diajukan',
    endsAt: ['objection_decided'],
  },
  {
    kind: 'appeal_answer',
    title: 'Tanggapan PPK atas banding',
    bearer: 'ours',
    rule: 'interval.appeal-response',
    tracks: DISCIPLINE,
    startsAt: 'appeal_filed',
    startedBy: 'tanggal banding diajukan (tembusan kepada PPK)',
    endsAt: ['appeal_answered'],
  },
  {
    kind: 'appeal_decision',
    title: 'Keputusan BPASN atas banding',
    bearer: 'others',
    rule: 'interval.appeal-decision',
    tracks: DISCIPLINE,
    startsAt: 'appeal_filed',
    startedBy: 'tanggal banding diajukan',
    endsAt: ['appeal_decided'],
  },
]

/** Clocks that others set with a report. */
export const REPORT_CLOCKS = {
  bkn: { kind: 'report_sbt', title: 'Verifikasi laporan SBT (Satgas)', rule: 'interval.sbt-verification' },
  bawaslu: { kind: 'report_bawaslu', title: 'Kajian Bawaslu', rule: 'interval.bawaslu-review' },
} as const satisfies Record<string, Readonly<{ kind: DeadlineKind; title: string; rule: string }>>

/** Every kind by its name. */
export const DEADLINE_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  [...DEFINITIONS, ...Object.values(REPORT_CLOCKS)].map(({ kind, title }) => [kind, title]),
)
