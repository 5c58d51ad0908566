import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Prepared } from '#shared/backup/model.ts'
import type { Restored } from './facts.ts'

/** Beside the vault, on the same disk, so that one rename puts it in its place. */
export const PREPARED_FOLDER = 'brankas.pulih'

/** Where the database of a backup is opened to be checked; the medium itself is not written to. */
export const CHECK_FOLDER = 'periksa-'

/**
 * What waits to be switched to. In memory alone: what a vault holds is not written beside it in the clear, and what a crash
 * left half prepared is no offer.
 */
export type PreparedRecord = Omit<Prepared, 'comparison'> & Readonly<{ restored: Restored }>

/** `atDoor`: prepared while nobody was in. */
export type Shelf = { record: PreparedRecord | null; atDoor: boolean }

/** Who asked for it at the door may have walked away since. */
const DOOR_MS = 15 * 60_000

/** What was prepared inside is not for whoever stands at the door afterwards, and nothing stays there for long. */
export const isForTheDoor = ({ record, atDoor }: Shelf, now: Date): boolean =>
  record !== null && atDoor && Math.abs(now.getTime() - Date.parse(record.preparedAt)) < DOOR_MS

export const discardFolder = (dataDir: string) => rm(join(dataDir, PREPARED_FOLDER), { recursive: true, force: true })

/** At start: what a crash left of a restore or of a look at a backup; both are copies. */
export async function discardLeftovers(dataDir: string): Promise<void> {
  await discardFolder(dataDir)
  const names = await readdir(dataDir).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(CHECK_FOLDER)))
    await rm(join(dataDir, name), { recursive: true, force: true })
}
