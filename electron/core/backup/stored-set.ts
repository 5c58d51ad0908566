import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupSet, setNameSchema } from '#shared/backup/model.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'
import { codeOf } from '../vault/durable-file.ts'
import { instantOfStamp, MANIFEST, rootOf, SUMS, setFolderOf, setsOf, vaultIdOfRoot } from './layout.ts'
import { type Manifest, parseManifest } from './manifest.ts'
import { readIfThere } from './medium-files.ts'
import { parseSums, type Sums } from './sums.ts'

export type StoredSet = Readonly<{ folder: string; manifest: Manifest; sums: Sums; sumsText: Buffer }>
export type SetProblem = Readonly<{ state: 'unfinished' | 'damaged' | 'from_future'; file: string | null }>

/** Manifest and list of a set, whole and fitting each other, or what is wrong with them. No key is needed for that. */
export async function readSet(
  root: string,
  place: Readonly<{ vaultId: string; set: string }>,
): Promise<StoredSet | SetProblem> {
  const folder = setFolderOf(root, place.set)
  const text = await readIfThere(join(folder, MANIFEST))
  if (text === null) return { state: 'unfinished', file: null }
  const manifest = parseManifest(text.toString('utf8'))
  if (manifest === 'future') return { state: 'from_future', file: MANIFEST }
  // A manifest of another set or vault, laid here, names itself.
  if (manifest === null || manifest.set !== place.set || manifest.vaultId !== place.vaultId)
    return { state: 'damaged', file: MANIFEST }
  const sumsText = await readIfThere(join(folder, SUMS))
  if (sumsText === null || createHash('sha256').update(sumsText).digest('hex') !== manifest.sums)
    return { state: 'damaged', file: SUMS }
  const sums = parseSums(sumsText.toString('utf8'))
  return sums === null ? { state: 'damaged', file: SUMS } : { folder, manifest, sums, sumsText }
}

export const isWhole = (set: StoredSet | SetProblem): set is StoredSet => 'manifest' in set

/** Names of the sets of a vault, newest first. */
export async function listSetNames(root: string): Promise<string[]> {
  const names = await readdir(setsOf(root)).catch((error) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw error
  })
  return names.filter((name) => setNameSchema.safeParse(name).success).sort((a, b) => orderOf(b) - orderOf(a))
}

/** `2026-11-21_07-30-00_2` comes after `2026-11-21_07-30-00`. */
function orderOf(name: string): number {
  const at = Date.parse(instantOfStamp(name) ?? '1970-01-01T00:00:00.000Z')
  return at + Number(name.split('_')[2] ?? 1)
}

/** Every set of every vault in a folder, as far as a glance tells. */
export async function listSets(target: string): Promise<BackupSet[]> {
  const sets: BackupSet[] = []
  for (const name of await readdir(target)) {
    const vaultId = vaultIdSchema.safeParse(vaultIdOfRoot(name))
    if (!vaultId.success) continue
    const root = rootOf(target, vaultId.data)
    for (const set of await listSetNames(root)) sets.push(await glance(root, { vaultId: vaultId.data, set }))
  }
  return sets
}

async function glance(root: string, place: Pick<BackupSet, 'vaultId' | 'set'>): Promise<BackupSet> {
  const read = await readSet(root, place)
  const unknown = { ...place, createdAt: instantOfStamp(place.set), seq: null, files: null, bytes: null, missing: 0 }
  if (!isWhole(read)) return { ...unknown, state: read.state, damaged: read.file }
  const { createdAt, head, files, bytes, missing } = read.manifest
  const lost = await firstLost(read)
  const known = { ...place, createdAt, seq: head.seq, files, bytes, missing: missing.length }
  return { ...known, state: lost === null ? 'whole' : 'damaged', damaged: lost }
}

/** The first file of the set's own folder that is not there; sealed files are for `verify`. */
async function firstLost({ folder, sums }: StoredSet): Promise<string | null> {
  for (const name of sums.files.keys()) if (!(await isThere(join(folder, name)))) return name
  return null
}

const isThere = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** How many sets of any vault lie in a folder; 0 when it cannot be read. */
export async function countSets(target: string): Promise<number> {
  const names = await readdir(target).catch(() => [])
  const counts = await Promise.all(
    names.map((name) => {
      const vaultId = vaultIdOfRoot(name)
      return vaultId === null
        ? 0
        : listSetNames(rootOf(target, vaultId)).then(
            (sets) => sets.length,
            () => 0,
          )
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
