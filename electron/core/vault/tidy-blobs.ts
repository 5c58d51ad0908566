import { access, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { breathe } from '#electron/core/kernel/breathe.ts'
import type { Connection, ReadDb } from '#electron/core/kernel/database.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import type { UnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { type BlobFolder, blobPath } from './blob-folder.ts'
import { joinBlobIdsOn, listBlobIdsOn } from './blob-rows.ts'
import { codeOf, syncFolder } from './durable-file.ts'

/** `missing` are ids. */
export type Tidied = Readonly<{ quarantined: number; returned: number; missing: readonly string[] }>
type Outcome = { quarantined: number; returned: number; missing: string[] }

type Deps = Readonly<{
  folder: BlobFolder
  /** From `shelvesOf`. */
  shelves: Iterable<string>
  db: Connection
  work: UnitOfWork
  vaultId: string
  logger: Logger
  newId: () => string
}>

/** Files and rows compared while the vault is already in use. */
export type Tidying = Readonly<{
  /** Never rejects: what goes wrong is an incident, and waits for the next unlock. */
  done: Promise<void>
  /** Gives ids for files of this session, which are never taken for leftovers. */
  newId: () => string
  /** Ends after the step under way; what was moved until then is on record. */
  stop(): Promise<void>
}>

/**
 * A sealed file without a row is set aside and never deleted, since it may be newer evidence than a restored database
 * knows; a row whose file was set aside gets it back. One shelf at a time, so that nobody waits for a hundred thousand.
 */
export function startTidying({ folder, shelves, db, work, vaultId, logger, newId }: Deps): Tidying {
  const own = new Set<string>()
  const state = { stopped: false, finished: false }
  const run = async () => {
    const outcome: Outcome = { quarantined: 0, returned: 0, missing: [] }
    // Kernel and vault alone may make these handles.
    const comparing = { folder, db: db as unknown as ReadDb, own, outcome }
    try {
      for (const shelf of shelves) {
        await breathe()
        if (state.stopped) break
        await tidyShelf(comparing, shelf)
      }
    } finally {
      if (outcome.quarantined + outcome.returned + outcome.missing.length > 0)
        work.commit({ action: 'vault.files_tidied', subject: vaultId, details: { ...outcome } }, () => {})
    }
  }
  const done = run()
    .catch((error: unknown) => void logger.incident(error, 'vault.tidy'))
    .finally(() => {
      state.finished = true
      own.clear()
    })
  return {
    done,
    newId: () => {
      const id = newId()
      if (!state.finished) own.add(id)
      return id
    },
    stop: () => {
      state.stopped = true
      return done
    },
  }
}

const SHELVES = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/**
 * Those that ids may lie on and those that are there: a shelf that is gone has rows all the same. Throws when the whole
 * folder is gone.
 */
export async function shelvesOf({ blobs }: BlobFolder): Promise<Iterable<string>> {
  const entries = await readdir(blobs, { withFileTypes: true })
  return new Set([...SHELVES, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)])
}

type Comparing = Readonly<{ folder: BlobFolder; db: ReadDb; own: ReadonlySet<string>; outcome: Outcome }>

async function tidyShelf({ folder, db, own, outcome }: Comparing, shelf: string): Promise<void> {
  const names = (await readdir(join(folder.blobs, shelf)).catch(none)).sort()
  // The common case: nothing to do.
  if (names.join('') === joinBlobIdsOn(db, shelf)) return
  const ids = listBlobIdsOn(db, shelf)
  const [present, known] = [new Set(names), new Set(ids)]
  const orphans = names.filter((id) => !known.has(id) && !own.has(id))
  if (orphans.length > 0) await mkdir(folder.quarantine, { recursive: true, mode: 0o700 })
  for (const id of orphans) {
    await move(blobPath(folder, id), join(folder.quarantine, id))
    outcome.quarantined += 1
  }
  for (const id of ids.filter((each) => !present.has(each) && !own.has(each))) {
    if (await isThere(blobPath(folder, id))) continue
    if (await takeBack(folder, id)) outcome.returned += 1
    else outcome.missing.push(id)
  }
}

async function takeBack(folder: BlobFolder, id: string): Promise<boolean> {
  try {
    await mkdir(join(folder.blobs, id.slice(0, 2)), { recursive: true, mode: 0o700 })
    await move(join(folder.quarantine, id), blobPath(folder, id))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function move(from: string, to: string) {
  await rename(from, to)
  await syncFolder(join(to, '..'))
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

function none(error: unknown): string[] {
  if (codeOf(error) === 'ENOENT') return []
  throw error
}
