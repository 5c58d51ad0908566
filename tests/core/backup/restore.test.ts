import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BackupBed, bedOver, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { flipFile } from '#tests/support/flip-file.ts'
import { walkLog } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

const cases = async () => (await bed.api.cases.list({ search: '', state: null })).map(({ number }) => number)
const unlock = () => bed.api.vault.unlock({ password: TEST_PASSWORD })

describe('restore', () => {
  test('beside the vault first, compared, then switched; and the way back', async () => {
    await bed.addEvidence(2)
    const { set } = (await bed.backUp()).outcome
    const [old] = await cases()
    await bed.api.cases.open({ title: 'Sesudah cadangan', subjects: [] as never }).catch(() => {})
    await bed.addEvidence(1)
    expect(await bed.restore(set)).toEqual([])
    const prepared = await bed.api.backup.prepared()
    expect(prepared?.comparison).toMatchObject({
      relation: 'older',
      missing: 0,
      restored: { evidence: 2, cases: 1 },
      current: { evidence: 3 },
    })
    expect(await cases()).toContain(old)

    expect(await bed.api.backup.switchToPrepared()).toMatchObject({ state: 'locked' })
    expect(await bed.api.backup.prepared()).toBeNull()
    await unlock()
    expect((await bed.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(2)
    const { entries } = await bed.api.audit.list({ action: 'backup.restored' })
    expect(entries[0]?.details).toMatchObject({ set, replaced: { seq: expect.any(Number) } })

    const [kept] = await bed.api.backup.kept()
    expect(kept?.name).toMatch(/^brankas\.sebelum-/)
    await bed.api.backup.bringBack({ name: kept!.name, secret: PASSWORD })
    await unlock()
    expect((await bed.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(3)
    expect(await bed.api.backup.kept()).toHaveLength(1)
  })

  test('with no vault at all, from the start screen; what is asked is the password of the backup', async () => {
    await bed.addEvidence(2)
    const { set } = (await bed.backUp()).outcome
    await bed.dispose()
    rmSync(bed.dataDir, { recursive: true, force: true })
    const fresh = await createTestCore({ create: false })
    const there = await bedOver(fresh, bed.medium)
    expect((await fresh.api.vault.status()).state).toBe('missing')
    await expect(there.restore(set, { kind: 'password', password: 'bukan ini' })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    expect(existsSync(join(fresh.dataDir, 'brankas.pulih'))).toBe(false)
    expect(await there.restore(set)).toEqual([])
    expect((await fresh.api.backup.prepared())?.comparison).toMatchObject({ current: null, relation: 'unknown' })
    expect(await fresh.api.backup.switchToPrepared()).toMatchObject({ state: 'locked' })
    await fresh.api.vault.unlock({ password: TEST_PASSWORD })
    expect((await fresh.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(2)
    const outcome = await walkLog(fresh.api)
    expect(outcome).toMatchObject({ done: true, brokenAt: null })
    await fresh.dispose()
  })

  test('a damaged vault is replaced before anybody can unlock it', async () => {
    await bed.addEvidence(1)
    const { set } = (await bed.backUp()).outcome
    await bed.api.vault.lock()
    for (const name of ['vault.json', 'vault.json.bak']) writeFileSync(join(bed.dataDir, 'brankas', name), '{}')
    await expect(unlock()).rejects.toMatchObject({ code: 'vault_damaged' })
    expect(await bed.restore(set)).toEqual([])
    await bed.api.backup.switchToPrepared()
    await unlock()
    const [kept = ''] = readdirSync(bed.dataDir).filter((name) => name.startsWith('brankas.sebelum-'))
    expect(readFileSync(join(bed.dataDir, kept, 'vault.json'), 'utf8')).toBe('{}')
  })

  test('stopping half-way removes the copy and leaves the vault alone', async () => {
    await bed.addEvidence(3, 2_000_000)
    const { set } = (await bed.backUp()).outcome
    const [found] = await bed.sets()
    const input = { target: bed.target as never, vaultId: found!.vaultId, set, secret: PASSWORD }
    for await (const _ of await bed.api.backup.prepareRestore(input)) break
    expect(existsSync(join(bed.dataDir, 'brankas.pulih'))).toBe(false)
    await expect(bed.api.backup.switchToPrepared()).rejects.toMatchObject({ code: 'restore_missing' })
    expect(await cases()).toHaveLength(1)
  })

  test('an item that is damaged in the backup is named and left out', async () => {
    await bed.addEvidence(2)
    const { set } = (await bed.backUp()).outcome
    const shelves = join(await bed.root(), 'isi')
    const [shelf = ''] = readdirSync(shelves)
    const [id = ''] = readdirSync(join(shelves, shelf))
    writeFileSync(join(shelves, shelf, id), Buffer.alloc(100))
    expect(await bed.restore(set)).toEqual([{ file: `isi/${shelf}/${id}`, fault: 'changed' }])
    expect((await bed.api.backup.prepared())?.comparison.missing).toBe(1)
  })

  test('a backup is no way round the delay after wrong passwords', async () => {
    const { set } = (await bed.backUp()).outcome
    const codes: unknown[] = []
    for (let tries = 0; tries < 10 && !codes.includes('too_many_attempts'); tries += 1)
      await bed.restore(set, { kind: 'password', password: `salah ${tries}` }).catch(({ code }) => codes.push(code))
    expect(codes[0]).toBe('wrong_password')
    expect(codes).toContain('too_many_attempts')
  })

  test('not in the sample, and nothing of the vault stands beside it in the clear', async () => {
    await bed.addEvidence(1)
    const { set } = (await bed.backUp()).outcome
    await bed.restore(set)
    for (const name of readdirSync(bed.dataDir).filter((each) => each.endsWith('.json')))
      expect(readFileSync(join(bed.dataDir, name), 'utf8')).not.toContain('P-2026')
    await bed.api.backup.discardPrepared()
    expect(existsSync(join(bed.dataDir, 'brankas.pulih'))).toBe(false)
  })
})

describe('snapshots', () => {
  const name = 'case-2026-10-20_02-00-00-rotasi.db' as const
  /** The copy in a backup is one under the same key. */
  async function aSnapshot() {
    const { set } = (await bed.backUp()).outcome
    const folder = join(bed.dataDir, 'brankas', 'snapshots')
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(await bed.root(), 'set', set, 'case.db'), join(folder, name))
    return { name, secret: null }
  }

  test('the database alone goes back; the one it replaces becomes a snapshot itself', async () => {
    await bed.addEvidence(1)
    const asked = await aSnapshot()
    await bed.addEvidence(2)
    expect(await bed.api.backup.snapshots()).toMatchObject([{ name, reason: 'rotasi', at: '2026-10-20T02:00:00.000Z' }])
    expect(await bed.api.backup.compareSnapshot(asked)).toMatchObject({ relation: 'older', restored: { evidence: 1 } })
    expect(await bed.api.backup.restoreSnapshot(asked)).toMatchObject({ state: 'locked' })
    await unlock()
    expect((await bed.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(1)
    expect((await bed.api.audit.list({ action: 'backup.snapshot_restored' })).entries).toHaveLength(1)
    // What only the newer database knew is set aside, never deleted.
    expect(await bed.api.integrity.quarantine()).toHaveLength(2)
    const snapshots = await bed.api.backup.snapshots()
    expect(snapshots.map(({ reason }) => reason).sort()).toEqual(['pemulihan', 'rotasi'])
    const back = snapshots.find(({ reason }) => reason === 'pemulihan')!
    await bed.api.backup.restoreSnapshot({ name: back.name, secret: null })
    await unlock()
    expect((await bed.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(3)
    expect(await bed.api.integrity.quarantine()).toEqual([])
  })

  test('a database that does not open any more, before unlock', async () => {
    await bed.addEvidence(1)
    const asked = await aSnapshot()
    await bed.api.vault.lock()
    writeFileSync(join(bed.dataDir, 'brankas', 'case.db'), Buffer.alloc(9000, 7))
    await expect(unlock()).rejects.toMatchObject({ code: 'vault_damaged' })
    await expect(bed.api.backup.restoreSnapshot(asked)).rejects.toMatchObject({ code: 'secret_needed' })
    const wrong = { kind: 'password', password: 'bukan ini' } as const
    await expect(bed.api.backup.restoreSnapshot({ name, secret: wrong })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await bed.api.backup.restoreSnapshot({ name, secret: PASSWORD })
    await unlock()
  })

  test('a damaged snapshot is refused and changes nothing', async () => {
    const asked = await aSnapshot()
    const path = join(bed.dataDir, 'brankas', 'snapshots', name)
    flipFile(path, 5000)
    await expect(bed.api.backup.restoreSnapshot(asked)).rejects.toMatchObject({ code: 'set_damaged' })
    expect(await cases()).toHaveLength(1)
  })
})
