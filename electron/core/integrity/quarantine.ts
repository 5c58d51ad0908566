import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Quarantined } from '#shared/integrity/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { blobFolderOf } from '../vault/blob-folder.ts'

const KINDS: readonly (readonly [RegExp, Quarantined['kind']])[] = [
  [/^[0-9a-f]{32}$/, 'orphan'],
  [/^[0-9a-f]{32}\.rusak/, 'damaged'],
]

/** What was set aside and never deleted, newest first. */
export async function listQuarantine(vaultFolder: string): Promise<Quarantined[]> {
  const { quarantine } = blobFolderOf(vaultFolder)
  const names = await readdir(quarantine).catch(() => [])
  const found = await Promise.all(names.map((name) => describe(quarantine, name)))
  return found.filter((one) => one !== null).sort((a, b) => b.setAsideAt.localeCompare(a.setAsideAt))
}

async function describe(folder: string, name: string): Promise<Quarantined | null> {
  const file = await stat(join(folder, name)).catch(() => null)
  if (!file?.isFile()) return null
  const kind = KINDS.find(([form]) => form.test(name))?.[1] ?? 'other'
  // A rename keeps the content's time; the time of the change of name is the one that tells when it was set aside.
  return { name, kind, bytes: file.size, setAsideAt: toInstant(file.ctime) }
}
