import type { FileSource } from '#electron/core/kernel/blobs.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { release } from './streaming-aead.ts'

const CHUNK = 1024 * 1024

/**
 * A plain file from start to end; each chunk is valid until the next one is asked for. Two buffers take turns where one is
 * not enough: one is filled while the other is used, and nothing is left for the garbage collector. Throws AppError
 * `file_changed` when it cannot be read to the end.
 */
export async function* chunksOf({ file, size }: FileSource): AsyncGenerator<Uint8Array> {
  const room = Math.max(1, Math.min(CHUNK, size))
  const buffers = Array.from({ length: size > room ? 2 : 1 }, () => Buffer.allocUnsafeSlow(room))
  const fill = (turn: number) => {
    const job = file.read(buffers[turn % 2] as Buffer, 0, room, turn * room)
    job.catch(() => {})
    return job
  }
  let filling = fill(0)
  let seen = 0
  try {
    for (let turn = 1; seen < size; turn += 1) {
      const { bytesRead, buffer } = await filling
      if (bytesRead !== Math.min(room, size - seen)) throw new Error('The file ended early or grew.')
      seen += bytesRead
      if (seen < size) filling = fill(turn)
      yield buffer.subarray(0, bytesRead)
    }
  } catch (cause) {
    throw new AppError('file_changed', undefined, { cause })
  } finally {
    await filling.catch(() => {})
    for (const buffer of buffers) release(buffer)
  }
}
