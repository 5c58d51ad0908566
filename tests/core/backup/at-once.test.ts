import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { lastOf } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

test('no backup runs beside the removal of files that only it needs', async () => {
  await bed.addEvidence(2, 1000)
  const { set } = (await bed.backUp()).outcome
  await bed.backUp()
  const { target } = bed
  const pruning = bed.api.backup.prune({ target: target as never, sets: [set] })
  await expect(bed.api.backup.start({ target: target as never, thorough: false })).rejects.toMatchObject({
    code: 'backup_busy',
  })
  expect((await pruning).sets).toBe(1)
  expect(await bed.verify((await bed.backUp()).outcome.set)).toEqual([])
})

test('a restore begun while the one before is being given up keeps its own copy', async () => {
  await bed.addEvidence(6, 2_000_000)
  const { set } = (await bed.backUp()).outcome
  const [found] = await bed.sets()
  const input = {
    target: bed.target as never,
    vaultId: found!.vaultId,
    set: set as never,
    secret: PASSWORD,
    present: null,
  }
  const first = (await bed.api.backup.prepareRestore(input))[Symbol.asyncIterator]()
  await first.next()
  const [second] = await Promise.all([bed.api.backup.prepareRestore(input).then(lastOf), first.return?.(undefined)])
  expect(second).toMatchObject({ faults: [], prepared: { set, comparison: { missing: 0 } } })
  await bed.api.backup.switchToPrepared()
  await bed.api.vault.unlock({ password: TEST_PASSWORD })
  const broken = (await bed.api.integrity.overview()).files
  expect(broken).toBe(6)
})

test('looking at a snapshot while it is being restored takes nothing away', async () => {
  await lastOf(await bed.api.vault.rotateKeys({ reporterKey: false }))
  const [snapshot] = await bed.api.backup.snapshots()
  const input = { name: snapshot!.name, secret: null }
  const looks = [1, 2, 3].map(() => bed.api.backup.compareSnapshot(input))
  const restored = bed.api.backup.restoreSnapshot(input)
  const later = bed.api.backup.compareSnapshot(input)
  await Promise.allSettled([...looks, restored, later])
  await expect(restored).resolves.toBeDefined()
  expect(existsSync(join(bed.dataDir, 'brankas', 'case.db'))).toBe(true)
  await bed.api.vault.unlock({ password: TEST_PASSWORD })
  expect(await bed.api.cases.list({ search: '', state: null })).toHaveLength(1)
})
