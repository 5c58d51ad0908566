import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BATCH } from '#shared/evidence/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import type { TestCore } from '#tests/support/create-test-core.ts'
import { importPath } from './import-path.ts'
import { type Comparison, compare, type Note, note } from './measure.ts'
import { randomFile, requirePeers, shell } from './peers.ts'
import type { Section } from './run.ts'
import { openedVault } from './vault.ts'

const MIB = 1 << 20
const SMALL_FILES = 192
const SMALL_BYTES = 40_000

/** Bringing evidence in, acknowledged only when it would survive a power cut, beside copying and hashing it. */
export const section: Section = {
  name: 'import',
  async run(dir, scale) {
    requirePeers('gocryptfs', 'fusermount3', 'openssl')
    const dataDir = join(dir, 'data')
    await mkdir(dataDir)
    const test = await openedVault(dataDir)
    try {
      const { id: caseId } = await test.api.cases.open({ title: 'Uji impor', subjects: [aPerson()] })
      return [
        ...(await large(test, { dir, caseId, size: Math.round(2048 * MIB * scale) })),
        ...(await small(test, { dir, caseId })),
      ]
    } finally {
      await test.dispose()
    }
  },
}

type Place = Readonly<{ dir: string; caseId: string }>

async function large(test: TestCore, { dir, caseId, size }: Place & { size: number }) {
  const path = join(dir, 'besar.bin')
  await randomFile(path, size)
  await shell('sync "$1"', path)
  const ours = { name: 'saksama', run: () => importPath(test, { caseId, path, size }) }
  // A new file each time, as an import is: writing over an old one reuses its memory and its place on disk.
  const copy = join(dir, 'salinan')
  const before = () => rm(copy, { force: true })
  const what = `import of one file of ${size / MIB} MiB`
  const after = 'cp "$1" "$2" && sync "$2" && sha256sum "$2"'
  const beside = 'sha256sum "$1" & cp "$1" "$2" && sync "$2"; wait'
  return [
    await compare(what, [ours, { name: 'cp+sync+sha256sum', before, run: () => shell(after, path, copy) }], {
      runs: 5,
      target: 1.5,
    }),
    await compare(
      what,
      [ours, { name: 'cp beside sha256sum, two cores', before, run: () => shell(beside, path, copy) }],
      {
        runs: 5,
        target: 0.85,
      },
    ),
    await besideGocryptfs(ours, { what, dir, path }),
  ]
}

type Beside = Readonly<{ what: string; dir: string; path: string }>

/** Needs FUSE; where there is none, that is said. */
async function besideGocryptfs(ours: { name: string; run: () => unknown }, { what, dir, path }: Beside) {
  const [sealed, plain] = [join(dir, 'gocryptfs'), join(dir, 'terbuka')]
  await mkdir(sealed)
  await mkdir(plain)
  try {
    await shell('gocryptfs -q -init -scryptn 10 -extpass "echo sandi" "$1"', sealed)
    await shell('gocryptfs -q -extpass "echo sandi" "$1" "$2"', sealed, plain)
  } catch {
    return note(what, 'gocryptfs could not be mounted here (no FUSE): not compared')
  }
  try {
    const copy = join(plain, 'salinan')
    const run = () => shell('cp "$1" "$2" && sync "$2" && sha256sum "$1"', path, copy)
    const before = () => rm(copy, { force: true })
    return await compare(what, [ours, { name: 'cp into gocryptfs+sync+sha256sum', before, run }], { runs: 3 })
  } finally {
    await shell('fusermount -u "$1" || umount "$1"', plain)
  }
}

async function small(test: TestCore, { dir, caseId }: Place): Promise<(Comparison | Note)[]> {
  const from = join(dir, 'kecil')
  const to = join(dir, 'kecil-salinan')
  await mkdir(from)
  const reference = {
    name: 'cp+sync each+sha256sum',
    before: () => shell('rm -rf "$1" && mkdir "$1"', to),
    run: () => shell('cd "$1" && for f in *; do cp "$f" "$2/$f" && sync "$2/$f" && sha256sum "$2/$f"; done', from, to),
  }
  // New bytes each time: what is there already would be passed over.
  const before = async () => {
    for (const path of pathsIn(from)) await writeFile(path, randomBytes(SMALL_BYTES))
  }
  await before()
  const one = async () => {
    for (const path of pathsIn(from)) await importPath(test, { caseId, path, size: SMALL_BYTES })
  }
  const batches = async () => {
    for (let at = 0; at < SMALL_FILES; at += BATCH.files)
      await importBatch(test, caseId, pathsIn(from).slice(at, at + BATCH.files))
  }
  const what = `import of ${SMALL_FILES} files of 40 KB`
  return [
    await compare(`${what}, each acknowledged`, [{ name: 'saksama', before, run: one }, reference], { target: 0.7 }),
    await compare(`${what}, in batches`, [{ name: 'saksama', before, run: batches }, reference], { target: 1 }),
  ]
}

const pathsIn = (dir: string) => Array.from({ length: SMALL_FILES }, (_, n) => join(dir, `berkas-${n}.bin`))

async function importBatch({ api, core }: TestCore, caseId: string, paths: readonly string[]): Promise<void> {
  const files = paths.map((name) => ({ name, size: SMALL_BYTES }))
  // The case was just opened: its id is one.
  const target = { kind: 'case' as const, id: caseId as never }
  const ticket = await api.evidence.beginBatch({ target, origin: 'drop', files })
  const replies = await core.importPaths(ticket, paths)
  if (!replies.every(({ ok }) => ok)) throw new Error('a file was refused')
}
