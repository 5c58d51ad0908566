import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf, replaceFile, syncFolder } from '../vault/durable-file.ts'

const JOURNAL = 'pemulihan.json'
/** Names inside the data folder: nothing leads out of it. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,2}$/)
const journalSchema = z.strictObject({
  format: z.literal('saksama-pemulihan'),
  version: z.literal(1),
  renames: z
    .array(z.tuple([name, name]))
    .min(1)
    .max(8),
})
type Renames = readonly (readonly [from: string, to: string])[]

/**
 * Several renames that happen all or, after a crash, are finished at the next start: the list is on the disk before the
 * first of them. Each one is harmless when it was done already.
 */
export async function renameTogether(dataDir: string, renames: Renames): Promise<void> {
  const journal = journalSchema.parse({ format: 'saksama-pemulihan', version: 1, renames })
  await replaceFile(join(dataDir, JOURNAL), `${JSON.stringify(journal)}\n`)
  finishRenames(dataDir)
  await syncFolder(dataDir)
}

/** At start, before anything looks for a vault: what a crash cut short is brought to its end. */
export function finishRenames(dataDir: string): void {
  const path = join(dataDir, JOURNAL)
  const journal = readJournal(path)
  if (!journal) return
  for (const [from, to] of journal.renames) renameOnce(join(dataDir, from), join(dataDir, to))
  rmSync(path, { force: true })
}

/** A journal that was never whole means that no rename was begun. */
function readJournal(path: string) {
  try {
    return journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function renameOnce(from: string, to: string): void {
  if (!existsSync(from) || existsSync(to)) return
  try {
    renameSync(from, to)
  } catch (error) {
    // Another process was faster.
    if (codeOf(error) !== 'ENOENT') throw error
  }
}
