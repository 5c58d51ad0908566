import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bedOver } from '#tests/support/backup-bed.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

const DAY = 86_400_000
// 20 October 2026, 10.00 WIB.
const START = Date.parse('2026-10-20T03:00:00.000Z')
let core: TestCore
let clock = START
beforeEach(async () => {
  clock = START
  core = await createTestCore({ ports: { now: () => new Date(clock) } })
})
afterEach(() => core.dispose())

const reminds = async (at: number) => {
  clock = at
  return (await core.api.backup.overview()).remind
}

test('after seven days without a backup, not before', async () => {
  expect(await reminds(START + 6.9 * DAY)).toBe(false)
  expect(await reminds(START + 7 * DAY)).toBe(true)
})

test('put off until the next midnight of the office', async () => {
  expect(await reminds(START + 8 * DAY)).toBe(true)
  expect((await core.api.backup.putOff()).remind).toBe(false)
  const midnight = Date.parse('2026-10-28T17:00:00.000Z')
  expect(await reminds(midnight - 1)).toBe(false)
  expect(await reminds(midnight)).toBe(true)
})

test('other days, and none at all', async () => {
  await core.api.backup.configure({ everyDays: 30, keepSets: 5 })
  expect(await reminds(START + 29 * DAY)).toBe(false)
  expect(await reminds(START + 30 * DAY)).toBe(true)
  await core.api.backup.configure({ everyDays: 0, keepSets: 5 })
  expect(await reminds(START + 400 * DAY)).toBe(false)
})

test('a clock a little behind does not remind; one that is far off does, and neither breaks', async () => {
  expect(await reminds(START - 6 * DAY)).toBe(false)
  expect(await reminds(START - 300 * DAY)).toBe(true)
})

test('a backup made, and a reminder put off, by a clock years ahead silence nothing once it is right', async () => {
  const bed = await bedOver(core, mkdtempSync(join(tmpdir(), 'saksama-media-')))
  clock = START + 3000 * DAY
  await bed.backUp()
  expect(await reminds(START + 3008 * DAY)).toBe(true)
  await core.api.backup.putOff()
  expect(await reminds(START + DAY)).toBe(true)
  const { outcome } = await bed.backUp()
  expect(await core.api.backup.overview()).toMatchObject({ remind: false, daysSince: 0, last: { set: outcome.set } })
  rmSync(bed.medium, { recursive: true })
})

test('the backup made last stays, even where a wrong clock named an older one like a newer', async () => {
  const bed = await bedOver(core, mkdtempSync(join(tmpdir(), 'saksama-media-')))
  clock = START + 3000 * DAY
  const { set: ahead } = (await bed.backUp()).outcome
  clock = START + DAY
  const { set: last } = (await bed.backUp()).outcome
  const prune = (set: string) => core.api.backup.prune({ target: bed.target as never, sets: [set as never] })
  for (const set of [ahead, last]) await expect(prune(set)).rejects.toMatchObject({ code: 'keeps_none' })
  rmSync(bed.medium, { recursive: true })
})
