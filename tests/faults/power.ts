import { randomInt } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ACTIVITIES, type Activity, readAcknowledgements } from './acknowledged.ts'
import { type Bed, temporaryRoot } from './bed.ts'
import { checkStruck } from './check.ts'
import { copyImage, cutPower, makeImage, mount, unmount, whyNoLoop } from './loop-disk.ts'
import { type Options, type Section, tallyRow } from './section.ts'
import { startChild } from './strike.ts'
import { addTo, emptyTally, type Tally } from './tally.ts'

/** Longer than a round: the more is acknowledged, the more there is to lose. */
const WINDOW_MS = 1500
/** One negative control for so many cuts. */
const CONTROLS = 10

type Cut = Readonly<{ bed: Bed; folder: string; activities: readonly Activity[]; withoutSync: boolean }>

export async function run({ bed, cuts, isOver, say }: Options): Promise<Section> {
  const folder = temporaryRoot()
  const reason = whyNoLoop(folder)
  if (reason) return { rows: [], problems: [`power cuts were not simulated: ${reason}`] }
  const image = join(folder, 'dasar.img')
  makeImage(image)
  mount(image, join(folder, 'isi'))
  cpSync(bed.root, join(folder, 'isi'), { recursive: true })
  unmount(join(folder, 'isi'))
  const [kept, control] = [emptyTally(), emptyTally()]
  const problems: string[] = []
  for (let number = 0; number < cuts && !isOver(); number += 1) {
    const activities = [ACTIVITIES[number % ACTIVITIES.length] ?? 'import'] as const
    addTo(kept, await cutOnce({ bed, folder, activities, withoutSync: false }))
    if (number % CONTROLS === 0) addTo(control, await cutOnce({ bed, folder, activities, withoutSync: true }))
    if (number % CONTROLS === 0) say(`${kept.runs} power cuts`)
  }
  rmSync(folder, { recursive: true, force: true })
  problems.push(...kept.problems)
  if (kept.runs < cuts) problems.push(`only ${kept.runs} of ${cuts} power cuts before the time ran out`)
  const lostWithout = control.lost > 0
  if (!lostWithout) problems.push('the negative control lost nothing: these power cuts prove nothing')
  return {
    rows: [
      tallyRow('power cut', kept),
      { ...tallyRow('negative control, without fsync: must lose', control), ok: lostWithout, control: true },
    ],
    problems,
    notes: [
      'a device that lies about having written, or writes out of order between two syncs, is not simulated',
      ...control.problems.slice(0, 5).map((problem) => `negative control: ${problem}`),
    ],
  }
}

async function cutOnce({ bed, folder, activities, withoutSync }: Cut): Promise<Tally> {
  const [image, copy] = [join(folder, 'kerja.img'), join(folder, 'padam.img')]
  const [at, after] = [join(folder, 'kerja'), join(folder, 'padam')]
  copyImage(join(folder, 'dasar.img'), image)
  mount(image, at)
  const child = startChild({ root: at, facts: bed.facts, activities, withoutSync })
  try {
    await child.ready
    await setTimeout(randomInt(WINDOW_MS))
    await cutPower(child.process.pid ?? 0, image, copy)
    const told = readAcknowledgements(child.lines())
    child.process.kill('SIGKILL')
    await child.ended
    unmount(at)
    mount(copy, after)
    mkdirSync(join(after, 'media'), { recursive: true })
    const tally = await checkStruck({ root: after, facts: bed.facts, told })
    unmount(after)
    return { ...tally, runs: 1 }
  } catch (error) {
    child.process.kill('SIGKILL')
    for (const place of [at, after]) tryUnmount(place)
    return { ...emptyTally(), runs: 1, problems: [`${activities.join()}: ${error}`] }
  }
}

function tryUnmount(place: string) {
  try {
    unmount(place)
  } catch {
    // It was not mounted.
  }
}
