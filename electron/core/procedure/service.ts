import type { Case, CaseState } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, type Instant, toInstant, type Zone } from '#shared/kernel/instant.ts'
import type { NewStep } from '#shared/procedure/contract.ts'
import { evaluate, judge } from '#shared/procedure/evaluate.ts'
import {
  type CaseProcedure,
  type Stage,
  type Step,
  type StepOrigin,
  stepIdSchema,
  type Verdict,
} from '#shared/procedure/model.ts'
import { citedOn, type Law } from '#shared/rules/lookup.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { advanceCase, requireCase } from '../cases/service.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RuleBook } from '../rules/service.ts'
import { readSettings } from '../settings/service.ts'
import { factsOf, type SubjectFacts } from './facts.ts'
import { insertStep, withdrawStepsFrom } from './repository.ts'

export { type CaseReport, reportsOfCase } from './derived-rows.ts'
export { factsOf, type SubjectFacts }

/** What every look at a procedure needs. */
export type ProcedureDeps = Readonly<{ ports: Pick<Ports, 'now' | 'newId'>; ruleBook: RuleBook }>
type Look = Readonly<{ today: Day; zone: Zone; entries: readonly RuleEntry[] }>

/** Today on the office's wall, and the law. */
export function lookNow(db: ReadDb, { ports, ruleBook }: ProcedureDeps): Look {
  const { zone } = readSettings(db)
  return { zone, today: dayOf({ at: toInstant(ports.now()), zone }), entries: ruleBook.catalogue(db).entries }
}

/** The rule of the act's day first, else that of the day a step is taken. */
const lawOf = ({ entries, today }: Look, { actDay }: SubjectFacts, day: Day = today): Law => ({ entries, day, actDay })

/** Where every subject stands, what comes next and why. */
export function procedureOf(db: ReadDb, deps: ProcedureDeps, found: Case): CaseProcedure {
  const look = lookNow(db, deps)
  return {
    caseId: found.id,
    subjects: factsOf(db, found, look).map((facts) => {
      const { stage, next, warnings } = evaluate(facts)
      const { subjectId, name, course, steps, withdrawn } = facts
      return {
        ...{ subjectId, name, course, stage, withdrawn },
        steps: [...steps],
        warnings: [...warnings],
        next: next.map(({ transition: { kind, why, rules }, weight, missing }) => ({
          ...{ kind, why, weight },
          rules: rules.flatMap((key) => citedOn(lawOf(look, facts), key) ?? []),
          missing: [...missing],
        })),
      }
    }),
  }
}

type Asked = NewStep & Readonly<{ byHand?: boolean }>

/** Throws `subject_not_found`. */
export function verdictOn(
  db: ReadDb,
  deps: ProcedureDeps,
  { caseId, subjectId, kind, day, details, byHand = false }: Asked,
): Verdict {
  const look = lookNow(db, deps)
  const facts = factsOf(db, requireCase(db, caseId), look).find((one) => one.subjectId === subjectId)
  if (!facts) throw new AppError('subject_not_found')
  const { verdict, grounds } = judge(facts, { kind, day, details, byHand })
  const law = lawOf(look, facts, day)
  return {
    verdict,
    grounds: grounds.map(({ sentence, rule }) => ({ sentence, rule: rule === null ? null : citedOn(law, rule) })),
  }
}

type Recording = NewStep & Readonly<{ reason: string; by: string; origin?: StepOrigin; sourceId?: string }>

/**
 * Inside a unit of work: writes a step down and moves the coarse state of the case along with it. Judges first: throws
 * `step_contradicts` with the sentences, `reason_required`, `subject_not_found`. Other features record their steps (a
 * decision, its delivery, an appeal) through this, with their `origin` and `sourceId`.
 */
export function recordStep(db: WriteDb, deps: ProcedureDeps, recording: Recording): Step {
  const { caseId, subjectId, kind, day, details, reason, by, origin = 'recorded', sourceId = '' } = recording
  const { verdict, grounds } = verdictOn(db, deps, {
    ...{ caseId, subjectId, kind, day, details },
    byHand: origin === 'recorded',
  })
  const sentences = grounds.map(({ sentence }) => sentence)
  if (verdict === 'refused') throw new AppError('step_contradicts', sentences.join(' '))
  if (verdict === 'reason' && reason.trim() === '')
    throw new AppError('reason_required', `${sentences.join(' ')} Tulis alasannya bila langkah ini tetap dicatat.`)
  const at = toInstant(deps.ports.now())
  const id = stepIdSchema.parse(deps.ports.newId())
  const step: Step = { id, kind, day, details, origin, sourceId, reason, recordedAt: at, recordedBy: by }
  insertStep(db, caseId, { subjectId, step })
  moveAlong(db, deps, caseId, at)
  return step
}

type Withdrawing = Readonly<{ sourceId: string; by: string; reason: string }>

/** Inside a unit of work: the steps a withdrawn record of another feature stood for go with it, and stay visible. */
export const withdrawStepsOf = (
  db: WriteDb,
  { ports }: Pick<ProcedureDeps, 'ports'>,
  { sourceId, by, reason }: Withdrawing,
) => withdrawStepsFrom(db, sourceId, { at: toInstant(ports.now()), by, reason })

/** The case is as far as the subject that is furthest. Forward only: going back stays the officer's own deed. */
function moveAlong(db: WriteDb, deps: ProcedureDeps, caseId: NewStep['caseId'], at: Instant): void {
  const found = requireCase(db, caseId)
  const states = factsOf(db, found, lookNow(db, deps)).map((facts) => COARSE[evaluate(facts).stage])
  for (const state of states) if (state) advanceCase(db, caseId, state, at)
}

const COARSE: Partial<Record<Stage, CaseState>> = {
  reviewed: 'clarification',
  clarified: 'clarification',
  team_ready: 'examination',
  summoned: 'examination',
  missed_once: 'examination',
  summoned_again: 'examination',
  missed_twice: 'examination',
  examined: 'examination',
  unexamined: 'examination',
  findings: 'finished',
  advised: 'finished',
  authority_reported: 'finished',
  decided: 'finished',
  delivered: 'finished',
  appealing: 'finished',
  appeal_settled: 'finished',
  effective: 'finished',
  served: 'finished',
  uploaded: 'finished',
}
