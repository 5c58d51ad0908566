import { dayText } from '#shared/words/date-words.ts'
import type { Facts } from './facts.ts'
import type { Stage } from './model.ts'
import { nameInside } from './step-words.ts'
import { lastOf } from './timeline.ts'
import { BEFORE_DECISION } from './transition.ts'

type Warning = (facts: Facts, stage: Stage) => string | null

const isUndecided = (stage: Stage): boolean => BEFORE_DECISION.includes(stage)

/** From here on the threatened level decides who may examine. */
const LEVEL_MATTERS: ReadonlySet<Stage> = new Set([
  'clarified',
  'team_ready',
  'summoned',
  'missed_once',
  'summoned_again',
])

const WARNINGS: readonly Warning[] = [
  ({ course }, stage) =>
    course.track === 'discipline' && course.level === null && LEVEL_MATTERS.has(stage)
      ? 'Tingkat ancaman hukuman belum ditetapkan, padahal menentukan siapa yang memeriksa dan siapa yang berwenang menghukum.'
      : null,
  ({ course, steps }, stage) =>
    course.track === 'discipline' &&
    course.level === 'severe' &&
    !lastOf(steps, 'team_formed') &&
    ['summoned', 'missed_once', 'summoned_again', 'missed_twice', 'examined', 'unexamined'].includes(stage)
      ? 'Ancaman hukuman berat mewajibkan tim pemeriksa, tetapi pembentukan tim belum tercatat.'
      : null,
  ({ course, steps }, stage) =>
    course.crimeSuspected && !lastOf(steps, 'crime_referred') && isUndecided(stage)
      ? 'Dugaan pidana ditandai, tetapi penerusan ke Bawaslu/Gakkumdu belum tercatat.'
      : null,
  ({ steps }, stage) => {
    const release = lastOf(steps, 'temporary_release')
    return release && isUndecided(stage)
      ? `Pembebasan sementara berjalan sejak ${dayText(release.day)}. Pastikan pelaksana harian ditunjuk; pembebasan berakhir saat keputusan ditetapkan.`
      : null
  },
  ({ steps }) => {
    const release = lastOf(steps, 'temporary_release')
    const decision = lastOf(steps, 'decision_made')
    return release && decision && !lastOf(steps, 'decision_delivered')
      ? `Pembebasan sementara berakhir dengan keputusan ${dayText(decision.day)}; akhiri penugasan pelaksana harian.`
      : null
  },
  unproven('summons_1', 'summoned'),
  unproven('summons_2', 'summoned_again'),
]

/** An appointed day has come and nobody noted how the letter reached him. */
function unproven(summons: 'summons_1' | 'summons_2', at: Stage): Warning {
  return ({ steps, today }, stage) => {
    const appointment = lastOf(steps, summons)?.details.appointment
    return stage === at && appointment && appointment <= today && !lastOf(steps, `${summons}_delivered`)
      ? `Hari pemeriksaan menurut ${nameInside(summons)} sudah tiba, tetapi bukti penyampaian surat belum tercatat.`
      : null
  }
}

export const warningsOf = (facts: Facts, stage: Stage): string[] =>
  WARNINGS.flatMap((warning) => warning(facts, stage) ?? [])
