import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Prepared } from '#shared/backup/model.ts'
import type { Restored } from './facts.ts'

/** Beside the vault, on the same disk, so that one rename puts it in its place. */
export const PREPARED_FOLDER = 'brankas.pulih'

/**
 * What waits to be switched to. In memory alone: what a vault holds is not written beside it in the clear, and what a crash
 * left half prepared is no offer.
 */
export type PreparedRecord = Omit<Prepared, 'comparison'> & Readonly<{ restored: Restored }>

export type Shelf = { record: PreparedRecord | null }

export const discardFolder = (dataDir: string) => rm(join(dataDir, PREPARED_FOLDER), { recursive: true, force: true })
