import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'

// A medium that somebody prepared: links to what is not its own, pipes and devices in place of files.
let bed: BackupBed
let root: string
let older: string
let newer: string
beforeEach(async () => {
  bed = await createBackupBed()
  await bed.addEvidence(2, 5000)
  older = (await bed.backUp()).outcome.set
  newer = (await bed.backUp()).outcome.set
  root = await bed.root()
})
afterEach(() => bed.end())

const vaultBlobs = () => join(bed.dataDir, 'brankas', 'blobs')
const blobsIn = (folder: string) =>
  readdirSync(folder).flatMap((shelf) => readdirSync(join(folder, shelf)).map((id) => join(folder, shelf, id)))
const prune = () => bed.api.backup.prune({ target: bed.target as never, sets: [older as never] })
const linked = (at: string, to: string) => {
  rmSync(at, { recursive: true, force: true })
  symlinkSync(to, at)
}

test.each(['isi', 'set'])('a link in place of «%s» is neither written nor removed through', async (name) => {
  const kept = join(bed.dataDir, 'pindah')
  renameSync(join(root, name), kept)
  symlinkSync(name === 'isi' ? vaultBlobs() : kept, join(root, name))
  await bed.addEvidence(1, 5000)
  const before = blobsIn(vaultBlobs())
  await expect(prune()).rejects.toMatchObject({ code: 'medium_linked' })
  await expect(bed.backUp()).rejects.toMatchObject({ end: { state: 'failed', code: 'medium_linked' } })
  expect(blobsIn(vaultBlobs())).toEqual(before)
})

test('a link in place of a shelf is neither written nor removed through', async () => {
  const outside = join(bed.dataDir, 'luar')
  mkdirSync(outside)
  await bed.addEvidence(1, 5000)
  const strange = join(outside, '0'.repeat(32))
  symlinkSync(outside, join(root, 'isi', 'zz'))
  writeFileSync(strange, '')
  await prune()
  expect(readdirSync(outside)).toEqual(['0'.repeat(32)])
  for (const shelf of readdirSync(vaultBlobs())) linked(join(root, 'isi', shelf), outside)
  await expect(bed.backUp(true)).rejects.toMatchObject({ end: { state: 'failed', code: 'medium_linked' } })
  expect(readdirSync(outside)).toEqual(['0'.repeat(32)])
})

test('nothing is written through a link or over a second name of a file', async () => {
  const victim = join(bed.dataDir, 'korban')
  writeFileSync(victim, 'isi')
  const [first = '', second = ''] = blobsIn(join(root, 'isi'))
  for (const file of [first, second]) rmSync(file)
  symlinkSync(victim, `${first}.part`)
  linkSync(victim, `${second}.part`)
  expect(await bed.verify((await bed.backUp(true)).outcome.set)).toEqual([])
  expect(readFileSync(victim, 'utf8')).toBe('isi')
})

test('a link to a file of the vault is no copy of it', async () => {
  const [file = ''] = blobsIn(join(root, 'isi'))
  const id = file.split('/').at(-1) ?? ''
  linked(file, join(vaultBlobs(), id.slice(0, 2), id))
  const { outcome } = await bed.backUp()
  expect(outcome.copiedFiles).toBeGreaterThan(0)
  rmSync(join(vaultBlobs(), id.slice(0, 2), id))
  expect(await bed.verify(outcome.set)).toEqual([])
})

test.each(['manifest.json', 'SHA256SUMS', 'vault.json', 'recovery.age', 'case.db'])(
  'a pipe or a device in place of %s is told, not waited for',
  async (name) => {
    for (const put of [
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('/dev/zero', path),
    ]) {
      const path = join(root, 'set', newer, name)
      rmSync(path, { force: true })
      put(path)
      const { state } = (await bed.sets()).find(({ set }) => set === newer)!
      expect(state).toBe(name === 'manifest.json' ? 'unfinished' : 'damaged')
      if (name === 'manifest.json') continue
      for (const secret of [null, PASSWORD, { kind: 'recovery' as const, recoveryKey: bed.recoveryKey }])
        expect((await bed.verify(newer, secret)).map(({ file }) => file)).toContain(name)
      if (name !== 'recovery.age') await expect(bed.restore(newer)).rejects.toMatchObject({ code: 'set_damaged' })
    }
  },
)

test('a pipe in place of a sealed file is told, on the medium and in the vault', async () => {
  const [file = ''] = blobsIn(join(root, 'isi'))
  const id = file.split('/').at(-1) ?? ''
  for (const path of [file, join(vaultBlobs(), id.slice(0, 2), id)]) {
    rmSync(path)
    execFileSync('mkfifo', [path])
  }
  expect(await bed.verify(newer)).toEqual([{ file: `isi/${id.slice(0, 2)}/${id}`, fault: expect.any(String) }])
  expect((await bed.restore(newer)).map(({ file: named }) => named)).toEqual([`isi/${id.slice(0, 2)}/${id}`])
  await bed.api.backup.discardPrepared()
  await bed.api.integrity.start({ all: true })
  await expect.poll(async () => (await bed.api.integrity.overview()).damaged).toBe(1)
})
