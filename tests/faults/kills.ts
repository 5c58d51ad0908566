import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { ACTIVITIES, type Acknowledgement, type Activity, readAcknowledgements } from './acknowledged.ts'
import { type Bed, copyOf } from './bed.ts'
import { checkStruck } from './check.ts'
import { type Options, type Section, tallyRow } from './section.ts'
import { kill, startChild } from './strike.ts'
import { addTo, emptyTally, type Tally } from './tally.ts'

/** Milliseconds within which a round of each usually ends on an idle machine: the strike falls anywhere in it. */
const WINDOW: Record<Activity, number> = {
  import: 500,
  annotation: 250,
  recording: 400,
  signing: 1500,
  backup: 900,
  rotation: 900,
}
/** One vault is killed so many times in a row, and must keep what it acknowledged before each of them. */
const IN_A_ROW = 5
/** Of so many strikes one falls while the vault opens and mends what the one before left. */
const OPENING = 6

export type KillsByActivity = Record<Activity, Tally>
type Plan = Readonly<{ activity: Activity; kills: number }>

export async function run({ bed, kills, isOver, say }: Options): Promise<Section> {
  const tallies = await runKills(bed, kills, { isOver, say })
  const rows = ACTIVITIES.map((name) => tallyRow(`SIGKILL: ${name}`, tallies[name]))
  const reached = Object.values(tallies).reduce((sum, { runs }) => sum + runs, 0)
  const problems = Object.values(tallies).flatMap((tally) => tally.problems)
  if (reached < kills) problems.push(`only ${reached} of ${kills} kills before the time ran out`)
  return { rows, problems }
}

type Course = Readonly<{ isOver?: () => boolean; say?: (line: string) => void; atOnce?: number }>

/** Kills a real process so many times, `atOnce` of them side by side; by what it was doing. */
export async function runKills(
  bed: Bed,
  kills: number,
  { isOver = () => false, say = () => {}, atOnce = 2 }: Course = {},
): Promise<KillsByActivity> {
  const tallies = Object.fromEntries(ACTIVITIES.map((name) => [name, emptyTally()])) as KillsByActivity
  const plans = planOf(kills)
  const work = async () => {
    for (let plan = plans.shift(); plan && !isOver(); plan = plans.shift()) {
      addTo(tallies[plan.activity], await killInARow(bed, plan))
      say(`${plan.activity}: ${tallies[plan.activity].runs} kills`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return tallies
}

/** In turn, so that a run cut short has struck everything. */
export function planOf(kills: number): Plan[] {
  const plans: Plan[] = []
  const share = Math.max(1, Math.min(IN_A_ROW, Math.floor(kills / ACTIVITIES.length)))
  for (let left = kills, turn = 0; left > 0; turn += 1) {
    const count = Math.min(share, left)
    plans.push({ activity: ACTIVITIES[turn % ACTIVITIES.length] ?? 'import', kills: count })
    left -= count
  }
  return plans
}

async function killInARow(bed: Bed, { activity, kills }: Plan): Promise<Tally> {
  const sum = emptyTally()
  const root = copyOf(bed)
  const told: Acknowledgement[] = []
  for (let number = 0; number < kills; number += 1) {
    const opening = randomInt(OPENING) === 0
    const child = startChild({ root, facts: bed.facts, activities: [activity] }, opening ? 'starting' : 'ready')
    try {
      await child.ready
      await setTimeout(randomInt(opening ? 200 : WINDOW[activity]))
      const fresh = readAcknowledgements(await kill(child))
      told.push(...fresh)
      addTo(sum, { ...(await checkStruck({ root, facts: bed.facts, told })), runs: 1, acknowledged: fresh.length })
    } catch (error) {
      child.process.kill('SIGKILL')
      addTo(sum, { ...emptyTally(), runs: 1, problems: [`${activity}: ${error}`] })
    }
  }
  rmSync(root, { recursive: true, force: true })
  return sum
}
