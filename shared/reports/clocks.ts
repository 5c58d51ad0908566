import { z } from 'zod'
import { addDays } from '#shared/deadlines/working-days.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { type EntryOf, needsOfficialText } from '#shared/rules/model.ts'
import type { Origin, ReportSource, reportStateSchema } from './model.ts'

/**
 * A clock that somebody else set. `due` is an advice: calendar days are counted here; working days only by the calendar
 * of the office, so that `due` stays null without it.
 */
export const clockSchema = z.strictObject({
  kind: z.enum(['sbt_verification', 'bawaslu_study', 'bkn_block']),
  from: daySchema,
  days: z.number().int().nullable(),
  counting: z.enum(['calendar', 'working']),
  due: daySchema.nullable(),
  state: z.enum(['running', 'overdue', 'answered']),
  /** The Indonesian sentence people read. */
  sentence: z.string(),
  basis: z.string(),
  /** False while the official text has not been compared. */
  confirmed: z.boolean(),
})
export type Clock = z.infer<typeof clockSchema>

/** What a clock is counted by. */
export type ClockTime = Readonly<{
  today: Day
  /** The interval of the catalogue in force on a day; null when there is none. */
  interval: (key: string, day: Day) => EntryOf<'interval'> | null
  /** Counts working days of the office's calendar; null when the year is missing. */
  workingDay?: (from: Day, days: number) => Day | null
}>

type Facts = ClockTime &
  Readonly<{
    source: ReportSource
    origin: Origin
    state: z.infer<typeof reportStateSchema>
    hasFollowUp: boolean
  }>

/** What is known of BKN's power to block: press on SBT, October 2024; not the text itself. */
const BLOCK_BASIS =
  'Alur SBT/Satgas netralitas ASN (BKN, KemenPANRB, Kemendagri, Bawaslu) menurut pemberitaan Oktober 2024.'

/** The intervals are law and stand in the catalogue; before their first day no such clock runs. */
export function clocksOf(facts: Facts): Clock[] {
  const { origin, source } = facts
  const received = origin.ppkReceived ?? origin.day
  if (received === null) return []
  const from = origin.day ?? received
  if (source === 'bkn')
    return [
      ...counted(facts, { kind: 'sbt_verification', rule: 'interval.sbt-verification', from }),
      ...blockClock(facts, received),
    ]
  if (source === 'kasn') return blockClock(facts, received)
  return source === 'bawaslu' ? counted(facts, { kind: 'bawaslu_study', rule: 'interval.bawaslu-review', from }) : []
}

type Counted = Readonly<{ kind: Clock['kind']; rule: string; from: Day }>
const HOURS_PER_DAY = 24

function counted(facts: Facts, { kind, rule, from }: Counted): Clock[] {
  const interval = facts.interval(rule, from)
  if (!interval) return []
  const days = interval.unit === 'hour' ? Math.ceil(interval.amount / HOURS_PER_DAY) : interval.amount
  const counting = interval.unit === 'working_day' ? 'working' : 'calendar'
  const due = counting === 'calendar' ? addDays(from, days) : (facts.workingDay?.(from, days) ?? null)
  return [
    {
      ...{ kind, from, days, counting, due },
      state: stateOf(isAnswered(facts.state, facts.hasFollowUp), due, facts.today),
      sentence: interval.text,
      basis: `${interval.article} (${interval.source})`,
      confirmed: !needsOfficialText(interval),
    },
  ]
}

/** No day is fixed for it: the warning stands from receipt until something is recorded. */
function blockClock({ state, hasFollowUp }: Facts, from: Day): Clock[] {
  const answered = isAnswered(state, hasFollowUp)
  return [
    {
      kind: 'bkn_block',
      from,
      days: null,
      counting: 'calendar',
      due: null,
      state: answered ? 'answered' : 'running',
      sentence: answered
        ? 'Tindak lanjut sudah dicatat.'
        : 'Belum ada tindak lanjut yang dicatat. BKN dapat memberi peringatan, lalu memblokir data atau layanan kepegawaian ASN di SIASN.',
      basis: BLOCK_BASIS,
      confirmed: false,
    },
  ]
}

const isAnswered = (state: Facts['state'], hasFollowUp: boolean) =>
  hasFollowUp || state === 'accepted' || state === 'dismissed'

const stateOf = (answered: boolean, due: Day | null, today: Day): Clock['state'] =>
  answered ? 'answered' : due !== null && today > due ? 'overdue' : 'running'
