import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '#shared/backup/model.ts'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'

// One vault, two sets of it; every case starts from the same untouched copy of the medium.
let bed: BackupBed
let pristine: string
let older: string
let newer: string
let root: string
beforeAll(async () => {
  bed = await createBackupBed()
  await bed.addEvidence(2, 60_000)
  older = (await bed.backUp()).outcome.set
  await bed.addEvidence(1, 30_000)
  newer = (await bed.backUp()).outcome.set
  root = await bed.root()
  pristine = mkdtempSync(join(tmpdir(), 'saksama-utuh-'))
  cpSync(bed.medium, pristine, { recursive: true })
})
beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  cpSync(pristine, bed.medium, { recursive: true })
})
afterEach(async () => {
  // Whatever was done to the backup, the vault itself never noticed.
  expect((await bed.api.cases.list({ search: '', state: null }))[0]?.evidenceCount).toBe(3)
})
afterAll(async () => {
  await bed.end()
  rmSync(pristine, { recursive: true, force: true })
})

const inSet = (name: string, set = newer) => join(root, 'set', set, name)
function aBlob(): string {
  const [shelf = ''] = readdirSync(join(root, 'isi'))
  const [id = ''] = readdirSync(join(root, 'isi', shelf))
  return join(root, 'isi', shelf, id)
}
const shown = (file: string) => (file.includes('/isi/') ? file.slice(root.length + 1) : file.split('/').at(-1))

type Damage = Readonly<{ what: string; do(file: string): void }>
const at = (share: number, what: string): Damage => ({
  what: `flipped ${what}`,
  do: (file) => {
    const bytes = readFileSync(file)
    bytes[Math.min(bytes.length - 1, Math.floor(bytes.length * share))]! ^= 1
    writeFileSync(file, bytes)
  },
})
const DAMAGES: readonly Damage[] = [
  at(0, 'at its beginning'),
  at(0.0007, 'in its head'),
  at(0.5, 'in the middle'),
  at(1, 'at its end'),
  { what: 'cut short', do: (file) => truncateSync(file, readFileSync(file).length - 1) },
  { what: 'cut to half', do: (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)) },
  { what: 'emptied', do: (file) => truncateSync(file, 0) },
  { what: 'made longer', do: (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('\n')])) },
  { what: 'replaced by noise', do: (file) => writeFileSync(file, Buffer.alloc(5000, 0xa5)) },
  { what: 'removed', do: (file) => rmSync(file) },
  {
    what: 'two halves swapped',
    do: (file) => {
      const bytes = readFileSync(file)
      const middle = bytes.length >> 1
      writeFileSync(file, Buffer.concat([bytes.subarray(middle), bytes.subarray(0, middle)]))
    },
  },
]
const FILES = ['case.db', 'vault.json', 'recovery.age', 'SHA256SUMS'] as const
const names = (faults: readonly Fault[]) => faults.map(({ file }) => file)

describe.each(FILES)('%s', (name) => {
  test.each(DAMAGES)('$what: named by verify; no password is called wrong', async ({ do: damage }) => {
    damage(inSet(name))
    expect(names(await bed.verify(newer))).toContain(name)
    if (name === 'vault.json') expect(names(await bed.verify(newer, PASSWORD))).toContain(name)
  })
})

describe('manifest.json', () => {
  test.each(DAMAGES.filter(({ what }) => what !== 'removed'))(
    '$what: named; the set is shown as damaged',
    async ({ do: damage }) => {
      damage(inSet('manifest.json'))
      expect((await bed.sets()).find(({ set }) => set === newer)).toMatchObject({
        state: 'damaged',
        damaged: 'manifest.json',
      })
      expect(names(await bed.verify(newer))).toEqual(['manifest.json'])
      await expect(bed.restore(newer)).rejects.toMatchObject({ code: 'set_damaged' })
    },
  )

  test('removed: the set counts as unfinished', async () => {
    rmSync(inSet('manifest.json'))
    expect((await bed.sets()).find(({ set }) => set === newer)?.state).toBe('unfinished')
    await expect(bed.verify(newer)).rejects.toMatchObject({ code: 'set_missing' })
  })

  test('of a newer program: refused in words', async () => {
    const text = readFileSync(inSet('manifest.json'), 'utf8').replace('"version": 1', '"version": 2')
    writeFileSync(inSet('manifest.json'), text)
    await expect(bed.verify(newer)).rejects.toMatchObject({ code: 'set_from_future' })
  })
})

describe('a sealed file', () => {
  test.each(DAMAGES)('$what: named, and left out of a restore', async ({ what, do: damage }) => {
    const file = aBlob()
    damage(file)
    expect(await bed.verify(newer)).toEqual([{ file: shown(file), fault: what === 'removed' ? 'missing' : 'changed' }])
    expect(names(await bed.restore(newer))).toEqual([shown(file)])
    await bed.api.backup.discardPrepared()
  })

  test('swapped with another: both are named', async () => {
    const files = readdirSync(join(root, 'isi')).flatMap((shelf) =>
      readdirSync(join(root, 'isi', shelf)).map((id) => join(root, 'isi', shelf, id)),
    )
    const [a = '', b = ''] = files
    copyFileSync(a, `${a}.x`)
    copyFileSync(b, a)
    copyFileSync(`${a}.x`, b)
    expect(names(await bed.verify(newer)).sort()).toEqual([shown(a), shown(b)].sort())
  })
})

describe('older files put back', () => {
  test.each(['case.db', 'SHA256SUMS', 'manifest.json'] as const)(
    'an older %s in a newer set is named',
    async (name) => {
      copyFileSync(inSet(name, older), inSet(name))
      expect(names(await bed.verify(newer))).toEqual([name])
      await expect(bed.restore(newer)).rejects.toMatchObject({ code: 'set_damaged' })
    },
  )

  test('a whole older set under a newer name is named', async () => {
    rmSync(join(root, 'set', newer), { recursive: true })
    cpSync(join(root, 'set', older), join(root, 'set', newer), { recursive: true })
    expect(names(await bed.verify(newer))).toEqual(['manifest.json'])
  })

  test('list, manifest hash and all rewritten without the key: foreign', async () => {
    const { createHash } = await import('node:crypto')
    const bytes = readFileSync(inSet('case.db'))
    bytes[70_000]! ^= 1
    writeFileSync(inSet('case.db'), bytes)
    const sha = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
    const sums = readFileSync(inSet('SHA256SUMS'), 'utf8').replace(
      /^[0-9a-f]{64} {2}case\.db$/m,
      `${sha(bytes)}  case.db`,
    )
    writeFileSync(inSet('SHA256SUMS'), sums)
    const manifest = JSON.parse(readFileSync(inSet('manifest.json'), 'utf8'))
    manifest.sums = sha(sums)
    const { canonicalJson } = await import('#shared/kernel/canonical-json.ts')
    const { mac, signature, checksum: _, ...body } = manifest
    const message = canonicalJson({ type: 'saksama/v1/backup', ...body })
    manifest.checksum = createHash('sha256').update(message).update(signature).update(mac).digest('hex')
    writeFileSync(inSet('manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    expect(await bed.verify(newer)).toContainEqual({ file: 'manifest.json', fault: 'foreign' })
    await expect(bed.restore(newer)).rejects.toMatchObject({ code: 'set_damaged' })
  })

  test('a list that leads out of the backup is refused as a list', async () => {
    const sums = `${'0'.repeat(64)}  ../../../../etc/passwd\n`
    writeFileSync(inSet('SHA256SUMS'), sums)
    expect(names(await bed.verify(newer))).toEqual(['SHA256SUMS'])
  })
})
