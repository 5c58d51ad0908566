import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { flipFile } from '#tests/support/flip-file.ts'
import { lastOf } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))

describe('backup', () => {
  test('the first copies everything, the next only what is new; sha256sum checks either', async () => {
    await bed.addEvidence(3)
    const first = await bed.backUp()
    expect(first.outcome).toMatchObject({ keptFiles: 0, missing: [] })
    const before = filesIn(join(await bed.root(), 'isi')).map((file) => [file, statSync(file).ino])
    expect(before).toHaveLength(3)
    await bed.addEvidence(1)
    const second = await bed.backUp()
    expect(second.outcome.keptFiles).toBe(3)
    for (const [file, ino] of before) expect(statSync(String(file)).ino).toBe(ino)
    const sets = await bed.sets()
    expect(sets.map(({ state }) => state)).toEqual(['whole', 'whole'])
    expect(sets.map(({ set }) => set)).toEqual([second.outcome.set, first.outcome.set])
    for (const { set } of sets) {
      const cwd = join(await bed.root(), 'set', set)
      expect(execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd, encoding: 'utf8' })).toContain(
        'case.db: OK',
      )
      expect(await bed.verify(set)).toEqual([])
      expect(await bed.verify(set, PASSWORD)).toEqual([])
    }
  })

  test('no name that FAT refuses, no plaintext, nothing left in the vault', async () => {
    await bed.addEvidence(2)
    await bed.backUp()
    for (const file of filesIn(bed.medium)) {
      expect(file.slice(bed.medium.length)).toMatch(/^[A-Za-z0-9/._-]+$/)
      expect(readFileSync(file).includes('Perkara contoh')).toBe(false)
      expect(readFileSync(file).includes('SQLite format 3')).toBe(false)
    }
    expect(readdirSync(join(bed.dataDir, 'brankas', 'staging'))).toEqual([])
  })

  test('a second one is refused while one runs; a cancelled one leaves no set and its copies serve the next', async () => {
    await bed.addEvidence(4, 3_000_000)
    await bed.api.backup.start({ target: bed.target as never, thorough: false })
    await expect(bed.api.backup.start({ target: bed.target as never, thorough: false })).rejects.toMatchObject({
      code: 'backup_busy',
    })
    await bed.api.backup.cancel()
    expect((await lastOf(await bed.api.backup.watch()))?.state).toMatch(/idle|done/)
    const { outcome } = await bed.backUp()
    expect(outcome.missing).toEqual([])
    expect(await bed.verify(outcome.set)).toEqual([])
  })

  test('locking ends it with a sentence, not with an unsigned set', async () => {
    await bed.addEvidence(4, 3_000_000)
    await bed.api.backup.start({ target: bed.target as never, thorough: false })
    await bed.api.vault.lock()
    await bed.api.vault.unlock({ password: TEST_PASSWORD })
    const end = await lastOf(await bed.api.backup.watch())
    if (end?.state === 'failed') expect(end).toMatchObject({ code: 'vault_locked' })
    for (const { state, set } of await bed.sets()) if (state === 'whole') expect(await bed.verify(set)).toEqual([])
  })

  test('evidence lost in the vault is named, the rest is saved', async () => {
    const [, lost] = await bed.addEvidence(3)
    const file = filesIn(join(bed.dataDir, 'brankas', 'blobs'))[1]!
    expect(lost).toBeDefined()
    rmSync(file)
    const { outcome } = await bed.backUp()
    expect(outcome.missing).toEqual([file.split('/').at(-1)])
    expect((await bed.sets())[0]).toMatchObject({ state: 'whole', missing: 1 })
    expect(await bed.verify(outcome.set)).toEqual([])
  })

  test('a damaged copy is found by verify and mended by a thorough backup', async () => {
    await bed.addEvidence(2)
    const { outcome } = await bed.backUp()
    const [victim = ''] = filesIn(join(await bed.root(), 'isi'))
    flipFile(victim, 500)
    const faults = [{ file: victim.slice((await bed.root()).length + 1), fault: 'changed' }]
    expect(await bed.verify(outcome.set)).toEqual(faults)
    await bed.backUp(true)
    expect(await bed.verify(outcome.set)).toEqual([])
  })

  test('old sets go only when named, and the newest whole one never', async () => {
    await bed.addEvidence(1)
    const first = (await bed.backUp()).outcome.set
    await bed.addEvidence(1)
    const second = (await bed.backUp()).outcome.set
    const prune = (sets: string[]) => bed.api.backup.prune({ target: bed.target as never, sets })
    await expect(prune([second])).rejects.toMatchObject({ code: 'keeps_none' })
    expect(await prune([first])).toMatchObject({ sets: 1, files: 0 })
    expect((await bed.sets()).map(({ set }) => set)).toEqual([second])
    expect(await bed.verify(second)).toEqual([])
  })

  test('reminder: due after its days, silent until tomorrow, silent after a backup', async () => {
    expect(await bed.api.backup.overview()).toMatchObject({ choosing: 'typed', last: null, remind: false })
    await bed.api.backup.configure({ everyDays: 0, keepSets: 3 })
    expect((await bed.api.backup.overview()).settings).toEqual({ everyDays: 0, keepSets: 3 })
    await bed.backUp()
    expect((await bed.api.backup.overview()).last).toMatchObject({ target: bed.medium, missing: 0 })
  })

  test('folders: only full names outside the vault; unknown ids are refused', async () => {
    for (const typed of ['relatif', '/tidak/ada', bed.dataDir, join(bed.dataDir, 'brankas'), '/etc/passwd', '/etc\0'])
      await expect(bed.api.backup.chooseTarget({ typed })).rejects.toMatchObject({ code: 'target_unsuitable' })
    expect(await bed.api.backup.chooseTarget({ typed: null })).toBeNull()
    await expect(bed.api.backup.listSets({ target: '0'.repeat(32) as never })).rejects.toMatchObject({
      code: 'target_unknown',
    })
    const targets = await bed.api.backup.targets()
    expect(targets.find(({ id }) => id === bed.target)).toMatchObject({
      kind: 'chosen',
      path: bed.medium,
      problem: null,
    })
    expect(targets.at(-1)).toMatchObject({ kind: 'own' })
    expect(existsSync(join(bed.dataDir, 'cadangan'))).toBe(false)
  })
})
