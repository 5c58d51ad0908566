import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import { blobsOf, MANIFEST, setFolderOf, setsOf } from './layout.ts'
import { requireNoLink, settleFolder } from './medium-files.ts'
import { isWhole, listSetNames, readSet } from './stored-set.ts'

export type Pruned = Readonly<{ sets: number; files: number; bytes: number }>
const NOTHING: Pruned = { sets: 0, files: 0, bytes: 0 }

export type Pruning = Readonly<{
  vaultId: string
  unwanted: readonly string[]
  /** The set made last, which a wrong clock may have named like an old one. */
  last: string | null
}>

/**
 * Removes sets, then the sealed files that no remaining set lists. The newest whole set and `last` always stay. While a remaining
 * set's own list cannot be read, no sealed file is removed. Throws AppError `keeps_none`, `medium_linked`.
 */
export async function pruneSets(root: string, { vaultId, unwanted, last }: Pruning): Promise<Pruned> {
  for (const folder of [root, setsOf(root), blobsOf(root)]) await requireNoLink(folder)
  const names = await listSetNames(root)
  const sets = await Promise.all(names.map(async (set) => ({ set, read: await readSet(root, { vaultId, set }) })))
  const newestWhole = sets.find(({ read }) => isWhole(read))?.set
  if (unwanted.some((set) => set === newestWhole || set === last)) throw new AppError('keeps_none')
  const going = sets.filter(({ set }) => unwanted.includes(set))
  for (const { set } of going) await removeSet(root, set)
  const staying = sets.filter(({ set }) => !unwanted.includes(set)).map(({ read }) => read)
  if (staying.some((read) => !isWhole(read) && read.state !== 'unfinished')) return { ...NOTHING, sets: going.length }
  const needed = new Set(staying.flatMap((read) => (isWhole(read) ? [...read.sums.blobs.keys()] : [])))
  // Files of a run that was interrupted are what the next one builds on; without any whole set nothing is known to be idle.
  if (newestWhole === undefined) return { ...NOTHING, sets: going.length }
  return { ...(await removeIdle(blobsOf(root), needed)), sets: going.length }
}

/** The manifest first: what is half removed is unfinished, never half whole. */
async function removeSet(root: string, set: string): Promise<void> {
  const folder = setFolderOf(root, set)
  await rm(join(folder, MANIFEST), { force: true })
  await settleFolder(folder)
  await rm(folder, { recursive: true, force: true })
}

async function removeIdle(folder: string, needed: ReadonlySet<string>): Promise<Omit<Pruned, 'sets'>> {
  let files = 0
  let bytes = 0
  for (const shelf of await shelvesOf(folder))
    for (const name of await readdir(join(folder, shelf)).catch(() => [])) {
      if (needed.has(name) || !/^[0-9a-f]{32}(\.part)?$/.test(name)) continue
      bytes += (await stat(join(folder, shelf, name))).size
      files += 1
      await rm(join(folder, shelf, name))
    }
  return { files, bytes }
}

/** Folders alone: a link is not followed. */
const shelvesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
