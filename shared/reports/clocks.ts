import { z } from 'zod'
import { addDays } from '#shared/deadlines/working-days.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
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

type Facts = Readonly<{
  source: ReportSource
  origin: Origin
  state: z.infer<typeof reportStateSchema>
  hasFollowUp: boolean
  today: Day
  /** Counts working days of the office's calendar; null when the year is missing. */
  workingDay?: (from: Day, days: number) => Day | null
}>

/** Satgas verifies within 7 days, Bawaslu studies within 3 working days (press on SBT, October 2024; not the text itself). */
export const CLOCK_BASIS =
  'Alur SBT/Satgas netralitas ASN (BKN, KemenPANRB, Kemendagri, Bawaslu) menurut pemberitaan Oktober 2024.'

const SBT_DAYS = 7
const BAWASLU_WORKING_DAYS = 3

export function clocksOf(facts: Facts): Clock[] {
  const from = facts.origin.ppkReceived ?? facts.origin.day
  if (from === null) return []
  if (facts.source === 'bkn') return [sbtClock(facts, from), ...blockClock(facts, from)]
  if (facts.source === 'kasn') return blockClock(facts, from)
  return facts.source === 'bawaslu' ? [bawasluClock(facts, from)] : []
}

function sbtClock({ origin, today, state, hasFollowUp }: Facts, received: Day): Clock {
  const from = origin.day ?? received
  const due = addDays(from, SBT_DAYS)
  return {
    kind: 'sbt_verification',
    from,
    days: SBT_DAYS,
    counting: 'calendar',
    due,
    state: stateOf(isAnswered(state, hasFollowUp), due, today),
    sentence: 'Satgas memverifikasi aduan paling lama 7 hari sejak aduan masuk.',
    basis: CLOCK_BASIS,
    confirmed: false,
  }
}

function bawasluClock({ today, state, hasFollowUp, workingDay, origin }: Facts, received: Day): Clock {
  const from = origin.day ?? received
  const due = workingDay?.(from, BAWASLU_WORKING_DAYS) ?? null
  return {
    kind: 'bawaslu_study',
    from,
    days: BAWASLU_WORKING_DAYS,
    counting: 'working',
    due,
    state: stateOf(isAnswered(state, hasFollowUp), due, today),
    sentence: 'Bawaslu mengkaji paling lama 3 hari kerja sejak diteruskan.',
    basis: CLOCK_BASIS,
    confirmed: false,
  }
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
      basis: CLOCK_BASIS,
      confirmed: false,
    },
  ]
}

const isAnswered = (state: Facts['state'], hasFollowUp: boolean) =>
  hasFollowUp || state === 'accepted' || state === 'dismissed'

const stateOf = (answered: boolean, due: Day | null, today: Day): Clock['state'] =>
  answered ? 'answered' : due !== null && today > due ? 'overdue' : 'running'
