import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '#shared/backup/model.ts'
import { snapshotNameSchema, snapshotReasonSchema } from '#shared/backup/model.ts'
import { freeName, instantOfStamp, stampOf } from '../backup/layout.ts'
import type { Connection } from '../kernel/database.ts'

/** Snapshots kept of each reason. */
export const KEEP_SNAPSHOTS = 3

const NAME = /^case-(\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(?:_\d{1,2})?)-([a-z]+)\.db$/
const folderOf = (vaultFolder: string) => join(vaultFolder, 'snapshots')

export const snapshotPath = (vaultFolder: string, name: Snapshot['name']): string => join(folderOf(vaultFolder), name)

/**
 * A consistent copy of the open database under its present key, durable when it returns: before a step that changes all of
 * it. Older ones of the same reason beyond `KEEP_SNAPSHOTS` go. Synchronous, so that nothing is written in between.
 */
export function takeSnapshot(
  db: Pick<Connection, 'prepare'>,
  vaultFolder: string,
  { reason, at }: Readonly<{ reason: Snapshot['reason']; at: Date }>,
): string {
  const folder = folderOf(vaultFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = newSnapshotName(vaultFolder, reason, at)
  const part = join(folder, `${name}.part`)
  rmSync(part, { force: true })
  db.prepare('VACUUM INTO ?').run(part)
  syncPath(part)
  renameSync(part, join(folder, name))
  syncPath(folder)
  pruneSnapshots(vaultFolder, name)
  return name
}

/** A name that no snapshot has. */
export function newSnapshotName(vaultFolder: string, reason: Snapshot['reason'], at: Date): string {
  const taken = new Set(listSnapshots(vaultFolder).map(({ name }) => stampIn(name)))
  return `case-${freeName(stampOf(at), (stamp) => taken.has(stamp))}-${reason}.db`
}

/** Newest first. */
export function listSnapshots(vaultFolder: string): Snapshot[] {
  return namesIn(folderOf(vaultFolder))
    .flatMap((name) => {
      const parsed = snapshotNameSchema.safeParse(name)
      const reason = snapshotReasonSchema.safeParse(NAME.exec(name)?.[2])
      if (!parsed.success || !reason.success) return []
      const bytes = statSync(join(folderOf(vaultFolder), name), { throwIfNoEntry: false })?.size ?? 0
      return [{ name: parsed.data, reason: reason.data, at: instantOfStamp(stampIn(name)), bytes }]
    })
    .sort((a, b) => stampIn(b.name).localeCompare(stampIn(a.name)))
}

/** Copies that a crash cut short, and what the database wrote beside them. */
export const unfinishedSnapshots = (vaultFolder: string): string[] =>
  namesIn(folderOf(vaultFolder))
    .filter((name) => /\.db\.part(-journal)?$/.test(name))
    .map((name) => join(folderOf(vaultFolder), name))

/** The newest of a reason stay, and `taken` in any case: a clock that was set back makes it look older than it is. */
function pruneSnapshots(vaultFolder: string, taken: string): void {
  const reason = NAME.exec(taken)?.[2]
  const others = listSnapshots(vaultFolder).filter((each) => each.reason === reason && each.name !== taken)
  for (const { name } of others.slice(KEEP_SNAPSHOTS - 1)) rmSync(join(folderOf(vaultFolder), name), { force: true })
}

const stampIn = (name: string): string => NAME.exec(name)?.[1] ?? ''

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function syncPath(path: string): void {
  const isFolder = statSync(path).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const descriptor = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
