import { dayText } from '#shared/words/date-words.ts'
import { isKeptWithDecision } from './decided.ts'
import type { Facts, Proposal } from './facts.ts'
import type { Step, StepKind } from './model.ts'
import { nameInside, STEP_NAMES } from './step-words.ts'
import { lastOf, stepsBefore } from './timeline.ts'
import type { GuardName } from './transition.ts'

/** `reason`: the rules advise otherwise. `refused`: it contradicts what is recorded. */
export type Objection = Readonly<{ severity: 'reason' | 'refused'; sentence: string }>
type Guard = (facts: Facts, proposal: Proposal) => Objection | null

const refused = (sentence: string): Objection => ({ severity: 'refused', sentence })
const advised = (sentence: string): Objection => ({ severity: 'reason', sentence })

const before = (facts: Facts, proposal: Proposal, ...kinds: StepKind[]): Step | undefined =>
  lastOf(stepsBefore(facts.steps, proposal), ...kinds)

/** Nothing can answer what is not there: refused when missing, and when it came later. */
const answers =
  (kind: StepKind): Guard =>
  (facts, proposal) => {
    if (before(facts, proposal, kind)) return null
    const later = lastOf(facts.steps, kind)
    return refused(
      later
        ? `"${STEP_NAMES[proposal.kind]}" tidak mungkin tanggal ${dayText(proposal.day)}, karena "${STEP_NAMES[kind]}" baru tanggal ${dayText(later.day)}. Periksa kedua tanggal.`
        : `"${STEP_NAMES[proposal.kind]}" belum dapat dicatat, karena "${STEP_NAMES[kind]}" belum tercatat. Catat langkah itu lebih dahulu.`,
    )
  }

/** What the law wants first: a written reason when missing, refused when it is recorded for a later day. */
const builtOn =
  (kinds: readonly StepKind[], missing: string): Guard =>
  (facts, proposal) => {
    if (before(facts, proposal, ...kinds)) return null
    const later = lastOf(facts.steps, ...kinds)
    if (!later) return advised(missing)
    return refused(
      `"${STEP_NAMES[proposal.kind]}" bertanggal ${dayText(proposal.day)}, sebelum "${STEP_NAMES[later.kind]}" pada ${dayText(later.day)}. Periksa kedua tanggal.`,
    )
  }

const onAppointedDay =
  (summons: StepKind): Guard =>
  (facts, proposal) => {
    const appointment = before(facts, proposal, summons)?.details.appointment
    if (!appointment || appointment === proposal.day) return null
    return proposal.day < appointment
      ? refused(
          `Terlapor baru harus hadir tanggal ${dayText(appointment)}; sebelum hari itu ia belum dapat disebut tidak hadir.`,
        )
      : advised(`Hari pemeriksaan menurut panggilan adalah ${dayText(appointment)}, bukan ${dayText(proposal.day)}.`)
  }

const UNPROVEN = 'Bukti penyampaian belum tercatat untuk:'

export const GUARDS: Readonly<Record<GuardName, Guard>> = {
  appointment_set: (_, { day, details: { appointment } }) => {
    if (!appointment) return refused('Isi hari pemeriksaan yang ditetapkan dalam surat panggilan.')
    return appointment < day
      ? refused(
          `Hari pemeriksaan (${dayText(appointment)}) tidak mungkin sebelum tanggal surat panggilan (${dayText(day)}).`,
        )
      : null
  },
  after_summons_1: answers('summons_1'),
  after_summons_2: answers('summons_2'),
  first_no_show: builtOn(
    ['summons_1_missed'],
    'Panggilan II lazim dikirim setelah terlapor tidak hadir pada panggilan I; ketidakhadiran itu belum tercatat.',
  ),
  both_no_shows: (facts, proposal) => {
    const missing = (['summons_1', 'summons_2'] as const).find((kind) => !before(facts, proposal, kind))
    if (missing) return answers(missing)(facts, proposal)
    const unnoted = (['summons_1_missed', 'summons_2_missed'] as const).filter((kind) => !before(facts, proposal, kind))
    return unnoted.length === 0
      ? null
      : advised(`Belum tercatat: ${unnoted.map((kind) => nameInside(kind)).join(' dan ')}.`)
  },
  delivery_proofs: (facts, proposal) => {
    const unproven = (['summons_1', 'summons_2'] as const).filter((kind) => {
      const delivered = before(facts, proposal, `${kind}_delivered`)
      return !delivered || (delivered.details.proof.trim() === '' && delivered.details.delivery === null)
    })
    return unproven.length === 0
      ? null
      : advised(`${UNPROVEN} ${unproven.map((kind) => nameInside(kind)).join(' dan ')}.`)
  },
  on_appointed_day_1: onAppointedDay('summons_1'),
  on_appointed_day_2: onAppointedDay('summons_2'),
  summoned_before_hearing: (facts, proposal) => {
    if (before(facts, proposal, 'summons_1', 'summons_2')) return null
    const later = lastOf(facts.steps, 'summons_1', 'summons_2')
    return advised(
      later
        ? `Pemeriksaan tanggal ${dayText(proposal.day)} mendahului tanggal surat panggilan (${dayText(later.day)}).`
        : 'Pemeriksaan didahului panggilan tertulis; surat panggilan belum tercatat.',
    )
  },
  team_when_severe: (facts, proposal) =>
    facts.course.track === 'discipline' && facts.course.level === 'severe' && !before(facts, proposal, 'team_formed')
      ? advised('Ancaman hukuman berat mewajibkan tim pemeriksa, tetapi pembentukan tim belum tercatat.')
      : null,
  council_before_hearing: (facts, proposal) =>
    facts.course.track === 'ethics' && !before(facts, proposal, 'council_formed')
      ? advised('Pelanggaran kode etik diperiksa Majelis Kode Etik, tetapi pembentukannya belum tercatat.')
      : null,
  hearing_or_waiver: builtOn(
    ['examination_held', 'examination_waived'],
    'Pemeriksaan wajib sebelum hukuman, kecuali terlapor dua kali tidak hadir; keduanya belum tercatat.',
  ),
  hearing_before_minutes: answers('examination_held'),
  minutes_before_findings: (facts, proposal) => {
    const hearing = before(facts, proposal, 'examination_held')
    const signed = before(facts, proposal, 'minutes_signed')
    return hearing && (!signed || signed.day < hearing.day)
      ? advised('Penandatanganan BAP, atau penolakannya, belum tercatat untuk pemeriksaan ini.')
      : null
  },
  findings_before_decision: builtOn(['findings_reported'], 'Laporan hasil pemeriksaan belum tercatat.'),
  advice_before_decision: builtOn(['council_advised'], 'Rekomendasi Majelis Kode Etik belum tercatat.'),
  after_decision: answers('decision_made'),
  received_first: answers('decision_delivered'),
  after_receipt: builtOn(
    ['decision_delivered'],
    'Tanggal keputusan diterima belum tercatat, sehingga jangka waktunya tidak dapat dihitung.',
  ),
  objection_filed_first: answers('objection_filed'),
  appeal_filed_first: answers('appeal_filed'),
  effective_first: builtOn(['decision_effective'], 'Tanggal mulai berlaku belum tercatat.'),
  severe_for_release: ({ course: { level } }) => {
    if (level === 'severe') return null
    return level === null
      ? advised('Pembebasan sementara hanya bila hukuman berat mungkin dijatuhkan; ancaman hukuman belum ditetapkan.')
      : refused(
          'Pembebasan sementara hanya bila ancaman hukumannya berat. Ubah dahulu ancaman hukuman bila memang berat.',
        )
  },
  release_before_decision: (facts, proposal) => {
    const decided = before(facts, proposal, 'decision_made')
    return decided
      ? refused(`Pembebasan sementara berakhir saat keputusan ditetapkan (${dayText(decided.day)}).`)
      : null
  },
}

/** Key of the rule a guard speaks for; the others compare what is recorded with itself. */
export const RULE_OF_GUARD: Readonly<Partial<Record<GuardName, string>>> = {
  first_no_show: 'interval.second-summons',
  both_no_shows: 'principle.no-show',
  delivery_proofs: 'principle.no-show',
  summoned_before_hearing: 'principle.summoner',
  team_when_severe: 'principle.team-severe',
  council_before_hearing: 'principle.ethics-council',
  hearing_or_waiver: 'principle.no-show',
  minutes_before_findings: 'principle.minutes',
  findings_before_decision: 'principle.findings',
  advice_before_decision: 'principle.ethics-council',
  severe_for_release: 'principle.temporary-release',
  release_before_decision: 'principle.temporary-release',
}

/** What is said against any step, whatever its kind. */
export const GENERAL_GUARDS: readonly Guard[] = [
  ({ steps }, { kind, byHand = false }) =>
    byHand && isKeptWithDecision(steps, kind)
      ? refused(
          `Keputusan bagi terlapor ini disimpan pada tab Keputusan. Catat "${STEP_NAMES[kind]}" di sana; tahapan ini terisi sendiri.`,
        )
      : null,
  ({ steps }, { kind, day, byHand = false }) => {
    const known = steps.find((step) => step.kind === kind && step.day === day)
    if (!known) return null
    const takeBack = !byHand && known.origin === 'recorded' ? ' Tarik dahulu catatannya pada tab Tahapan.' : ''
    return refused(`"${STEP_NAMES[kind]}" tanggal ${dayText(day)} sudah tercatat.${takeBack}`)
  },
  ({ today }, { day }) =>
    day > today
      ? advised(
          `Tanggal ${dayText(day)} sesudah hari ini menurut jam komputer (${dayText(today)}). Periksa tanggal atau jam komputer.`,
        )
      : null,
  ({ actDay }, { kind, day }) =>
    actDay && day < actDay
      ? advised(`"${STEP_NAMES[kind]}" bertanggal sebelum perbuatan (${dayText(actDay)}). Periksa kedua tanggal.`)
      : null,
]
