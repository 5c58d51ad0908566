import { join } from 'node:path'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'

// <folder>/saksama-cadangan-<vault id>/
//   isi/ab/<blob id>          sealed evidence as it lies in the vault; shared by all sets, never changed
//   set/2026-11-21_07-30-00/  one run: case.db, vault.json, recovery.age, anchors/…, SHA256SUMS, manifest.json
// No name holds what FAT, exFAT or NTFS refuses. `sha256sum -c SHA256SUMS` in a set checks all of it.

const PREFIX = 'saksama-cadangan-'
const ROOT = /^saksama-cadangan-([0-9a-f]{32})$/

export const rootOf = (target: string, vaultId: string): string => join(target, PREFIX + vaultId)
/** The vault a folder name belongs to, or null. */
export const vaultIdOfRoot = (name: string): string | null => ROOT.exec(name)?.[1] ?? null
export const setsOf = (root: string): string => join(root, 'set')
export const setFolderOf = (root: string, set: string): string => join(root, 'set', set)
export const blobsOf = (root: string): string => join(root, 'isi')
export const copyOf = (root: string, blobId: string): string => join(blobsOf(root), blobId.slice(0, 2), blobId)
/** As a person is told, from the folder of the backup. */
export const shownBlob = (blobId: string): string => `isi/${blobId.slice(0, 2)}/${blobId}`
/** As the list in a set names it, from the set's own folder. */
export const listedBlob = (blobId: string): string => `../../isi/${blobId.slice(0, 2)}/${blobId}`

export const MANIFEST = 'manifest.json'
export const SUMS = 'SHA256SUMS'
export const DATABASE = 'case.db'

/** `2026-11-21_07-30-00`, UTC. */
export const stampOf = (at: Date): string => at.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')

/** The time a stamp tells, or null. */
export function instantOfStamp(stamp: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})_(\d{2})-(\d{2})-(\d{2})/.exec(stamp)
  if (!match) return null
  const parsed = instantSchema.safeParse(`${match[1]}T${match[2]}:${match[3]}:${match[4]}.000Z`)
  return parsed.success ? parsed.data : null
}

/** The stamp, or the stamp with the first number that is not taken. */
export function freeName(stamp: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(stamp)) return stamp
  for (let number = 2; ; number += 1) if (!isTaken(`${stamp}_${number}`)) return `${stamp}_${number}`
}
