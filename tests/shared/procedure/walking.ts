import { addDays } from '#shared/deadlines/working-days.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { evaluate } from '#shared/procedure/evaluate.ts'
import type { Facts, Proposal } from '#shared/procedure/facts.ts'
import { NO_DETAILS, type Stage, type Step, type StepKind } from '#shared/procedure/model.ts'
import type { Level, Track } from '#shared/rules/model.ts'

export const day = (text: string): Day => daySchema.parse(text)
export const FIRST_DAY = day('2026-09-01')
const AT = toInstant(new Date('2026-11-20T02:00:00Z'))

export const aStep = (kind: StepKind, on: Day, over: Partial<Step['details']> = {}): Step => ({
  id: `${kind}-${on}`,
  kind,
  day: on,
  details: { ...NO_DETAILS, ...over },
  origin: 'recorded',
  sourceId: '',
  reason: '',
  recordedAt: AT,
  recordedBy: 'Wening Prabasari',
})

export const someFacts = (over: Partial<Facts> = {}): Facts => ({
  course: { track: 'discipline', level: 'severe', crimeSuspected: false, origin: 'classification' },
  steps: [],
  actDay: null,
  today: day('2026-12-31'),
  ...over,
})

/** What an officer would type for a step; a summons is for three days later. */
export const typed = (kind: StepKind, on: Day): Proposal => ({
  kind,
  day: on,
  details: {
    ...NO_DETAILS,
    appointment: kind === 'summons_1' || kind === 'summons_2' ? addDays(on, 3) : null,
    proof: kind.endsWith('_delivered') ? 'Tanda terima ditandatangani' : '',
  },
})

export const taken = (facts: Facts, proposal: Proposal): Facts => ({
  ...facts,
  steps: [...facts.steps, aStep(proposal.kind, proposal.day, proposal.details)],
})

/** Three days after the newest step. */
export const nextDay = ({ steps }: Facts): Day =>
  addDays(
    steps.reduce((newest, step) => (step.day > newest ? step.day : newest), FIRST_DAY),
    3,
  )

type Reached = Readonly<{ facts: Facts; stage: Stage }>

/** Every stage that can be reached by taking only what is offered, each by its shortest way (asides taken on the way). */
export function everyStage(track: Track, level: Level | null, crimeSuspected: boolean): Map<Stage, Facts[]> {
  const start = someFacts({ course: { track, level, crimeSuspected, origin: 'officer' } })
  const found = new Map<string, Reached>()
  const queue: Facts[] = [start]
  for (let facts = queue.shift(); facts; facts = queue.shift()) {
    const { stage, next } = evaluate(facts)
    const key = `${stage}:${next.map(({ transition }) => transition.id).join()}`
    if (found.has(key)) continue
    found.set(key, { facts, stage })
    for (const { transition } of next) queue.push(taken(facts, typed(transition.kind, nextDay(facts))))
  }
  const stages = new Map<Stage, Facts[]>()
  for (const { facts, stage } of found.values()) stages.set(stage, [...(stages.get(stage) ?? []), facts])
  return stages
}
