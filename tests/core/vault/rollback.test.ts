import { cpSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { walkLog } from '#tests/support/streams.ts'
import { temporaryFolder } from '#tests/support/test-vault.ts'

let core: TestCore
let aside: string
let folder: string
const at = (name: string) => join(core.dataDir, name)

beforeEach(async () => {
  core = await createTestCore()
  aside = temporaryFolder()
  folder = at('brankas')
  await work(3)
})
afterEach(async () => {
  await core.dispose()
  rmSync(aside, { recursive: true, force: true })
})

const work = async (times: number) => {
  for (let number = 0; number < times; number += 1) await core.api.cases.list({}).then(() => openCase(number))
}
const openCase = (number: number) => core.api.cases.open({ title: `Perkara ${number}`, subjects: [aPerson()] })
const unlock = () => core.api.vault.unlock({ password: TEST_PASSWORD })
/** Locks, keeps the folder, goes on working, locks again. */
async function keepThenWorkOn() {
  await core.api.vault.lock()
  cpSync(folder, aside, { recursive: true })
  await unlock()
  await work(4)
  const head = await core.api.audit.head()
  await core.api.vault.lock()
  return head
}
function putBack(what: 'folder' | 'database') {
  if (what === 'folder') rmSync(folder, { recursive: true })
  if (what === 'folder') cpSync(aside, folder, { recursive: true })
  else {
    for (const ending of ['-wal', '-shm']) rmSync(join(folder, `case.db${ending}`), { force: true })
    cpSync(join(aside, 'case.db'), join(folder, 'case.db'))
  }
  const old = new Date('2026-10-01T00:00:00Z')
  utimesSync(join(folder, 'case.db'), old, old)
}
const states = async () =>
  Object.fromEntries((await core.api.audit.anchors()).places.map(({ place, state }) => [place, state]))

describe('an older copy put back', () => {
  test('the whole folder: the alarm says how much is gone, since when, who had it, and stays until accounted for', async () => {
    const head = await keepThenWorkOn()
    putBack('folder')
    await unlock()
    expect(await states()).toEqual({ computer: 'ahead', vault: 'on_log' })
    const [alarm, ...others] = await core.api.audit.rollback()
    expect(others).toEqual([])
    // The lock wrote one entry after the head that was asked for.
    expect(alarm).toMatchObject({
      course: 'older',
      missing: head.seq + 1 - alarm!.copy.seq,
      lastKnown: { seq: head.seq + 1, by: core.ownerName },
      databaseWrittenAt: '2026-10-01T00:00:00.000Z',
      knownBy: ['computer'],
      acknowledged: null,
    })
    expect(Date.parse(alarm!.lastKnown.at!)).toBeGreaterThan(Date.parse(alarm!.copy.at!))
    expect(alarm!.missing).toBeGreaterThan(4)

    // It does not go away by locking, unlocking or working.
    for (let round = 0; round < 2; round += 1) {
      await core.api.vault.lock()
      await unlock()
      expect((await core.api.audit.rollback()).map(({ acknowledged }) => acknowledged)).toEqual([null])
    }
    expect(await states()).toEqual({ computer: 'on_log', vault: 'on_log' })
    const last = () => walkLog(core.api)
    expect(await last()).toMatchObject({ brokenAt: alarm!.seq })

    await expect(core.api.audit.acknowledgeRollback({ seq: alarm!.seq, reason: 'ya' })).rejects.toMatchObject({
      code: 'malformed_call',
    })
    const reason = 'Dipulihkan dari cadangan setelah diska rusak.'
    const told = await core.api.audit.acknowledgeRollback({ seq: alarm!.seq, reason })
    expect(told.acknowledged).toMatchObject({ reason, by: core.ownerName })
    await expect(core.api.audit.acknowledgeRollback({ seq: alarm!.seq, reason })).rejects.toMatchObject({
      code: 'rollback_not_found',
    })
    expect(await core.api.audit.rollback()).toEqual([told])
    const entries = (await core.api.audit.list({ action: 'vault.rollback_acknowledged' })).entries
    expect(entries[0]?.details).toEqual({ rollbackSeq: alarm!.seq, reason })
    expect(await last()).toMatchObject({ brokenAt: null })
  })

  test('only the database: the head beside it tells, also where this computer knows nothing', async () => {
    await keepThenWorkOn()
    putBack('database')
    rmSync(at('anchors.json'))
    await unlock()
    expect(await states()).toEqual({ computer: 'absent', vault: 'ahead' })
    expect(await core.api.audit.rollback()).toMatchObject([{ course: 'older', knownBy: ['vault'] }])
  })

  test('only the database, with both heads in place', async () => {
    await keepThenWorkOn()
    putBack('database')
    await unlock()
    expect(await core.api.audit.rollback()).toMatchObject([{ knownBy: ['computer', 'vault'] }])
  })

  test('work goes on in the old copy, then the newer one returns: that is another course, and told', async () => {
    const newer = temporaryFolder()
    await keepThenWorkOn()
    cpSync(folder, newer, { recursive: true })
    putBack('folder')
    await unlock()
    await work(2)
    await core.api.vault.lock()
    rmSync(folder, { recursive: true })
    cpSync(newer, folder, { recursive: true })
    rmSync(newer, { recursive: true })
    await unlock()
    const alarms = await core.api.audit.rollback()
    expect(alarms).toMatchObject([{ course: 'diverged', acknowledged: null }])
  })
})

describe('no false alarm', () => {
  test('after ordinary work, and on a computer that sees the folder for the first time', async () => {
    await keepThenWorkOn()
    rmSync(at('anchors.json'))
    await unlock()
    expect(await states()).toEqual({ computer: 'absent', vault: 'on_log' })
    expect(await core.api.audit.rollback()).toEqual([])
  })

  test('with neither head left nothing can be known, and nothing is claimed', async () => {
    await keepThenWorkOn()
    rmSync(at('anchors.json'))
    rmSync(join(folder, 'anchors'), { recursive: true })
    await unlock()
    expect(await states()).toEqual({ computer: 'absent', vault: 'absent' })
    expect(await core.api.audit.rollback()).toEqual([])
  })

  test.each([
    ['back', '2020-01-01T00:00:00Z'],
    ['forward', '2035-01-01T00:00:00Z'],
  ])('with the clock set %s', async (_way, time) => {
    await keepThenWorkOn()
    await core.core.close()
    const other = await createTestCore({
      dataDir: core.dataDir,
      create: false,
      ports: { now: () => new Date(time) },
    })
    await other.api.vault.unlock({ password: TEST_PASSWORD })
    expect(await other.api.audit.rollback()).toEqual([])
    await other.api.vault.lock()
    await other.core.close()
    core = await createTestCore({ dataDir: core.dataDir, create: false })
    await unlock()
    expect(await core.api.audit.rollback()).toEqual([])
  })

  test('after the process died right after an entry: the log may be ahead of the heads, never behind', async () => {
    await core.api.vault.lock()
    const files = ['anchors.json', join('brankas', 'anchors', 'head.json')]
    const old = files.map((name) => readFileSync(at(name)))
    await unlock()
    await work(2)
    await core.api.vault.lock()
    for (const [index, name] of files.entries()) writeFileSync(at(name), old[index]!)
    await unlock()
    expect(await core.api.audit.rollback()).toEqual([])
  })
})

describe('a damaged head', () => {
  test.each([
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['not ours', () => '{"format":"lain"}'],
    ['with another number', (text: string) => text.replace(/"seq": ?(\d+)/, '"seq": 999999')],
  ])('beside the database, %s, is told and replaced, and is no proof of anything', async (_how, damage) => {
    await core.api.vault.lock()
    const path = join(folder, 'anchors', 'head.json')
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    await unlock()
    expect(await states()).toEqual({ computer: 'on_log', vault: 'damaged' })
    expect(await core.api.audit.rollback()).toEqual([])
    const { entries } = await core.api.audit.list({ action: 'vault.anchor_damaged' })
    expect(entries.map(({ details }) => details)).toEqual([{ place: 'vault' }])
    await core.api.vault.lock()
    await unlock()
    expect(await states()).toEqual({ computer: 'on_log', vault: 'on_log' })
  })

  test('on this computer is told, kept aside and made anew', async () => {
    await core.api.vault.lock()
    writeFileSync(at('anchors.json'), '{"format":"saksama-anc')
    await unlock()
    expect(await states()).toEqual({ computer: 'damaged', vault: 'on_log' })
    expect(readFileSync(at('anchors.rusak.json'), 'utf8')).toBe('{"format":"saksama-anc')
    expect(JSON.parse(readFileSync(at('anchors.json'), 'utf8'))).toMatchObject({ version: 2 })
  })

  test('of an older program is still understood', async () => {
    const head = await keepThenWorkOn()
    const file = JSON.parse(readFileSync(at('anchors.json'), 'utf8'))
    const vaults = Object.fromEntries(
      Object.entries<{ seq: number; hash: string }>(file.vaults).map(([id, { seq, hash }]) => [id, { seq, hash }]),
    )
    writeFileSync(at('anchors.json'), JSON.stringify({ ...file, version: 1, vaults }))
    putBack('folder')
    await unlock()
    expect(await core.api.audit.rollback()).toMatchObject([{ lastKnown: { seq: head.seq + 1, at: null, by: '' } }])
  })
})

test('a head from paper is on the log, off it, newer, or of another vault', async () => {
  const early = await core.api.audit.head()
  const head = await keepThenWorkOn()
  await unlock()
  const check = (seq: number, hashStart: string, vaultId: string | null = null) =>
    core.api.audit.checkHead({ seq, hashStart, vaultId: vaultId as never })
  expect(await check(early.seq, early.hash.slice(0, 16))).toMatchObject({ verdict: 'on_log', at: early.at })
  expect(await check(head.seq, head.hash)).toMatchObject({ verdict: 'on_log' })
  expect(await check(early.seq, head.hash)).toMatchObject({ verdict: 'not_on_log', at: null })
  expect(await check(head.seq + 500, head.hash)).toMatchObject({ verdict: 'newer' })
  expect(await check(head.seq, head.hash, 'ab'.repeat(16))).toMatchObject({ verdict: 'other_vault' })
  await core.api.vault.lock()
  putBack('folder')
  await unlock()
  expect(await check(head.seq, head.hash)).toMatchObject({ verdict: 'newer' })
})
