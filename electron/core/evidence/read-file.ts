import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import type { FileSource } from '../kernel/blobs.ts'

/**
 * Runs `use` with the open file; size and time must be the same afterwards. Throws AppError `file_unreadable` or
 * `file_changed`, the latter with what `use` made handed to `undo`.
 */
export async function withUnchanged<T>(
  path: string,
  use: (source: FileSource) => Promise<T>,
  undo: (made: T) => Promise<void>,
): Promise<T> {
  const before = await stat(path).catch(unreadable)
  if (!before.isFile())
    throw new AppError(
      'file_unreadable',
      `«${basename(path)}» bukan berkas biasa. Pilih berkas, bukan folder atau perangkat.`,
    )
  const file = await open(path, 'r').catch(unreadable)
  try {
    const made = await use({ file, size: before.size })
    if (!isSame(before, await stat(path).catch(() => null))) {
      await undo(made)
      throw new AppError('file_changed')
    }
    return made
  } finally {
    await file.close()
  }
}

const isSame = (before: Stats, after: Stats | null) => after?.size === before.size && after.mtimeMs === before.mtimeMs

const unreadable = (cause: unknown): never => {
  throw new AppError('file_unreadable', undefined, { cause })
}
