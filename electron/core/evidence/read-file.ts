import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'

const CHUNK = 1024 * 1024

/**
 * A file from start to end; each chunk is valid until the next one is asked for. Size and time must be the same after
 * the last byte. Throws AppError `file_unreadable` or `file_changed`.
 */
export async function* readUnchanged(path: string): AsyncGenerator<Uint8Array> {
  const before = await stat(path).catch(unreadable)
  if (!before.isFile())
    throw new AppError(
      'file_unreadable',
      `«${basename(path)}» bukan berkas biasa. Pilih berkas, bukan folder atau perangkat.`,
    )
  const file = await open(path, 'r').catch(unreadable)
  try {
    yield* chunksOf(file)
  } finally {
    await file.close()
  }
  const after = await stat(path).catch(() => null)
  if (after?.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new AppError('file_changed')
}

const unreadable = (cause: unknown): never => {
  throw new AppError('file_unreadable', undefined, { cause })
}

/** Two buffers take turns: one is filled while the other is used, and nothing is left for the garbage collector. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)] as const
  const fill = (turn: number) => {
    const job = file.read(turn % 2 === 0 ? buffers[0] : buffers[1], 0, CHUNK, null)
    job.catch(() => {})
    return job
  }
  let filling = fill(0)
  try {
    for (let turn = 1; ; turn += 1) {
      const { bytesRead, buffer } = await filling
      if (bytesRead === 0) return
      filling = fill(turn)
      yield buffer.subarray(0, bytesRead)
    }
  } catch (cause) {
    throw new AppError('file_changed', undefined, { cause })
  } finally {
    await filling.catch(() => {})
    for (const buffer of buffers) buffer.fill(0)
  }
}
