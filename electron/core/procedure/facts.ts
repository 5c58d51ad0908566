import type { Case } from '#shared/cases/model.ts'
import { heaviestOf } from '#shared/classification/consequences.ts'
import type { Act } from '#shared/classification/model.ts'
import type { Day, Zone } from '#shared/kernel/instant.ts'
import type { Employment } from '#shared/people/model.ts'
import type { Facts } from '#shared/procedure/facts.ts'
import type { Course, Step, WithdrawnStep } from '#shared/procedure/model.ts'
import { inOrder } from '#shared/procedure/timeline.ts'
import type { Track } from '#shared/rules/model.ts'
import { listActs } from '../classification/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { type DerivedStep, hearingSteps, minutesSteps, reportStep, reportsOfCase, reviewStep } from './derived-rows.ts'
import { type ChosenCourse, listCourses, listSteps, listWithdrawn } from './repository.ts'

/** One subject with everything the evaluator asks, and what was taken back. */
export type SubjectFacts = Facts &
  Readonly<{ subjectId: Case['subjects'][number]['id']; name: string; course: Course; withdrawn: WithdrawnStep[] }>

type Moment = Readonly<{ today: Day; zone: Zone }>

/** Facts of every subject of a case: recorded steps, and those read off hearings, minutes, reports and the case itself. */
export function factsOf(db: ReadDb, found: Case, { today, zone }: Moment): SubjectFacts[] {
  const recorded = listSteps(db, found.id)
  const withdrawn = listWithdrawn(db, found.id)
  const courses = listCourses(db, found.id)
  const acts = listActs(db, found.id)
  const read = [...hearingSteps(db, found.id, recorded), ...minutesSteps(db, found.id, zone)]
  const review = reviewStep(db, found.id, zone)
  const report = reportStep(reportsOfCase(db, found.id), zone)
  return found.subjects.map(({ id, person }) => {
    const own = recorded.filter(({ subjectId }) => subjectId === id).map(({ step }) => step)
    const takenBack = withdrawn.filter(({ subjectId }) => subjectId === id).map((one) => one.withdrawn)
    const reviewed = takenBack.some(({ step }) => step.kind === 'review_concluded') ? null : review
    const derived = [report, reviewed, ...ofSubject(read, id)].filter((step) => step !== null)
    const steps = inOrder([...own, ...derived.filter((step) => !isKnown(own, step))])
    return {
      subjectId: id,
      name: person.name,
      course: courseOf({
        acts: acts.filter(({ facts }) => facts.subjectId === id),
        chosen: courses.find(({ subjectId }) => subjectId === id),
        employment: person.employment,
      }),
      steps: inOrder(steps.map((step) => notAfter(step, steps))),
      withdrawn: takenBack,
      actDay: found.allegation.actDay,
      today,
    }
  })
}

const ofSubject = (read: readonly DerivedStep[], id: string): Step[] =>
  read.filter(({ subjectId }) => subjectId === id).map(({ step }) => step)

/** A case moved by hand long after things happened (from an archive) was reviewed before the first of them. */
function notAfter(step: Step, [first]: readonly Step[]): Step {
  return step.origin === 'case' && first ? { ...step, day: first.day } : step
}

/** Recorded by hand as well: once is enough. */
const isKnown = (own: readonly Step[], { kind, day, sourceId, origin }: Step): boolean =>
  own.some(
    (step) =>
      step.kind === kind &&
      (step.day === day || step.sourceId === sourceId || origin === 'case' || origin === 'report'),
  )

const BY_EMPLOYMENT = {
  pns: 'discipline',
  cpns: 'discipline',
  pppk: 'pppk',
  non_asn: 'contract',
} as const satisfies Record<Employment, Track>

type Bases = Readonly<{ acts: readonly Act[]; chosen: ChosenCourse | undefined; employment: Employment }>

/** The newer of classification and officer's choice; without either, the kind of employee. */
function courseOf({ acts, chosen, employment }: Bases): Course {
  const choices = acts.flatMap((act) => act.choices.slice(0, 1))
  const heaviest = heaviestOf(choices)
  const crimeSuspected =
    (chosen?.course.crimeSuspected ?? false) || choices.some(({ reading }) => reading.track === 'criminal_referral')
  if (heaviest && (!chosen || heaviest.chosenAt > chosen.at)) {
    const { track, level } = heaviest.reading
    return { track, level, crimeSuspected, origin: 'classification', reason: heaviest.reason }
  }
  if (chosen) return { ...chosen.course, crimeSuspected, origin: 'officer', reason: chosen.reason }
  return { track: BY_EMPLOYMENT[employment], level: null, crimeSuspected, origin: 'employment', reason: '' }
}
