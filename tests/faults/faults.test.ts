import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bed, createBed } from './bed.ts'
import { prepare, runCases } from './damage.ts'
import { failEachWrite } from './full-disk.ts'
import { runKills } from './kills.ts'
import { hostileNames, malformedCalls, twoProcesses, wrongClocks } from './misuse.ts'
import { fuzz, parsersOf } from './parsers.ts'
import { casesOf } from './regions.ts'
import type { Section } from './section.ts'

// The same code as `npm run test:faults`, less often, and without what needs a file system of its own (power cuts, a disk
// that is really full): those run there alone.
const quiet = { isOver: () => false, say: () => {} }
/** Every so many kinds of damage one, another one each time. */
const EVERY = 24

let bed: Bed
beforeAll(async () => {
  bed = await createBed(1)
}, 120_000)
afterAll(() => bed.end())

function expectKept({ rows, problems }: Section) {
  for (const { what, counts } of rows) console.log(`${what}: ${JSON.stringify(counts)}`)
  expect(problems).toEqual([])
  expect(rows.length).toBeGreaterThan(0)
  for (const { counts } of rows) expect(counts.runs).toBeGreaterThan(0)
}

test('SIGKILL at random moments of everything the program does', { timeout: 240_000 }, async () => {
  for (const [activity, tally] of Object.entries(await runKills(bed, 6))) {
    console.log(`SIGKILL during ${activity}: ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
    expect(tally).toMatchObject({ runs: 1, lost: 0, unverifiable: 0, plaintextBytes: 0, bypassed: 0, problems: [] })
  }
})

test('a full disk at some of the writes', { timeout: 240_000 }, async () => {
  expectKept(await failEachWrite(bed, { ...quiet, every: 11, activities: ['import', 'backup', 'rotation'] }))
})

test('some of every kind of damage', { timeout: 240_000 }, async () => {
  const material = await prepare(bed)
  const first = Math.floor(Math.random() * EVERY)
  const cases = casesOf(material).filter((_, index) => index % EVERY === first)
  console.log(`damage: ${first} and every ${EVERY}th`)
  expectKept(await runCases(material, cases, quiet))
  material.end()
})

test('two processes, wrong clocks, malformed calls, hostile names', { timeout: 240_000 }, async () => {
  expectKept(await twoProcesses(bed, 3))
  expectKept(await wrongClocks(bed))
  expectKept(await malformedCalls(bed, 5))
  expectKept(await hostileNames(bed))
})

test('parsers of what lies on the disk', { timeout: 240_000 }, async () => {
  expectKept(await fuzz(await parsersOf({ bed }), 60, () => {}))
})
