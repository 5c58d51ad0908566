import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { ACTIVITIES, type Acknowledgement, type Activity } from './acknowledged.ts'
import { ROUNDS } from './activities.ts'
import { type Bed, copyOf, dataOf, mediaOf, realClock, temporaryRoot } from './bed.ts'
import { checkStruck } from './check.ts'
import { failingAt } from './failing-writes.ts'
import { isNamed } from './named.ts'
import { type Options, type Section, tallyRow } from './section.ts'
import { addTo, emptyTally, type Tally } from './tally.ts'

/** Kibibytes left: every page and block up to 64, then coarser up to where a round finds room for all it writes. */
const ROOMS = [
  ...Array.from({ length: 17 }, (_, index) => index * 4),
  ...[80, 100, 128, 160, 200, 256, 400, 600, 900, 1300, 1800, 2500, 3500, 5000, 7000, 10_000, 14_000],
]
const DISK_MIB = 96

export async function run({ bed, isOver, say }: Options): Promise<Section> {
  const injected = await failEachWrite(bed, { isOver, say })
  const disk = await fillDisks(bed, { isOver, say })
  return {
    rows: [...injected.rows, ...disk.rows],
    problems: [...injected.problems, ...disk.problems],
  }
}

type Course = Pick<Options, 'isOver' | 'say'> & Readonly<{ every?: number; activities?: readonly Activity[] }>

/** The n-th of all calls that write a file of the vault fails for want of room, for every n of a round. */
export async function failEachWrite(
  bed: Bed,
  { isOver, say, every = 1, activities = ACTIVITIES }: Course,
): Promise<Section> {
  const rows = []
  const problems: string[] = []
  for (const activity of activities) {
    const tally = emptyTally()
    const told = { refused: 0 }
    for (let number = 1; !isOver(); number += every) {
      const root = copyOf(bed)
      const { reached, ...struck } = await workIn(root, bed, activity, () => failingAt(number))
      if (!reached) {
        rmSync(root, { recursive: true, force: true })
        break
      }
      await judgeFull({ root, bed, activity, ...struck }, tally, told)
      rmSync(root, { recursive: true, force: true })
    }
    const row = tallyRow(`n-th write fails: ${activity}`, tally)
    rows.push({ ...row, counts: { ...row.counts, ...told } })
    problems.push(...tally.problems)
    say(`${activity}: ${tally.runs} writes failed`)
  }
  if (isOver()) problems.push('not every write before the time ran out')
  return { rows, problems }
}

/** A real file system with so much room left, for each amount of it. */
async function fillDisks(bed: Bed, { isOver, say }: Course): Promise<Section> {
  const disk = join(temporaryRoot(), 'penuh')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk], { stdio: 'pipe' })
  } catch (error) {
    return { rows: [], problems: [`no disk of limited size can be mounted here (needs root): ${error}`] }
  }
  const rows = []
  const problems: string[] = []
  for (const activity of ACTIVITIES) {
    const tally = emptyTally()
    const told = { refused: 0 }
    for (const room of ROOMS) {
      if (isOver()) break
      const root = join(disk, 'isi')
      cpSync(bed.root, root, { recursive: true })
      const { reached: _reached, ...struck } = await workIn(root, bed, activity, () => fill(disk, room))
      await judgeFull({ root, bed, activity, ...struck }, tally, told)
      rmSync(root, { recursive: true, force: true })
    }
    const row = tallyRow(`disk full: ${activity}`, tally)
    rows.push({ ...row, counts: { ...row.counts, ...told } })
    problems.push(...tally.problems)
    say(`${activity}: ${tally.runs} full disks`)
  }
  execFileSync('umount', ['-l', disk])
  if (isOver()) problems.push('not every amount of room before the time ran out')
  return { rows, problems }
}

/** Takes all but `roomKiB`; gives it back when ended. */
function fill(disk: string, roomKiB: number) {
  const { bavail, bsize } = statfsSync(disk)
  const filler = join(disk, 'pengisi')
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - roomKiB * 1024)))
  return { reached: () => true, end: () => rmSync(filler) }
}

type Trouble = Readonly<{ reached(): boolean; end(): void }>
type Struck = Readonly<{ told: readonly Acknowledgement[]; error: unknown; closing: unknown }>

/** One round of work during which there is no room; room again before it locks. */
async function workIn(
  root: string,
  { facts }: Bed,
  activity: Activity,
  begin: () => Trouble,
): Promise<Struck & { reached: boolean }> {
  const told: Acknowledgement[] = []
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: realClock })
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  const trouble = begin()
  const work = { test, facts, media: mediaOf(root), say: (one: Acknowledgement) => void told.push(one) }
  const error = await ROUNDS[activity](work).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  const closing = await test.api.vault.lock().then(
    () => null,
    (thrown: unknown) => thrown,
  )
  const reached = trouble.reached()
  trouble.end()
  await test.dispose()
  return { told, error, closing, reached }
}

type After = Struck & Readonly<{ root: string; bed: Bed; activity: Activity }>

/** Refused in a sentence or done; all that was acknowledged is there; the same work succeeds once there is room. */
async function judgeFull(
  { root, bed, activity, told, error, closing }: After,
  sum: Tally,
  counts: { refused: number },
) {
  const tally: Tally = { ...(await checkStruck({ root, facts: bed.facts, told })), runs: 1 }
  if (error) counts.refused += 1
  if (error && !isNamed(error)) tally.problems.push(`${activity}: no sentence: ${describe(error)}`)
  if (closing) tally.problems.push(`${activity}: did not lock: ${describe(closing)}`)
  const again = await workIn(root, bed, activity, () => ({ reached: () => true, end: () => {} }))
  if (again.error) tally.problems.push(`${activity}: not once there was room: ${describe(again.error)}`)
  addTo(sum, tally)
}

const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
