import { Worker } from 'node:worker_threads'
import { Encrypter } from 'age-encryption'
import { AppError } from '#shared/kernel/app-error.ts'
import { boundMemory } from '../kernel/bound-memory.ts'
import type { Ports } from '../kernel/ports.ts'
import type { AgeAnswer, AgeJob } from './age-worker.ts'

/** The heaviest password the library accepts takes some ten seconds on two slow cores. */
const TIME_LIMIT_MS = 120_000

/** Seals or opens one small age file in a worker of its own. Throws AppError `bundle_damaged` when that does not come back. */
export async function ageApart(ports: Pick<Ports, 'workerFile'>, job: AgeJob): Promise<AgeAnswer> {
  const worker = boundMemory(new Worker(ports.workerFile('age'), { workerData: job }))
  const { promise, resolve, reject } = Promise.withResolvers<AgeAnswer>()
  const failed = (cause?: unknown) => reject(new AppError('bundle_damaged', undefined, { cause }))
  const timer = setTimeout(failed, TIME_LIMIT_MS)
  worker.once('message', resolve).once('error', failed).once('exit', failed)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    void worker.terminate()
  }
}

/** Starting a thread costs more than sealing this much. */
const INLINE = 4 << 20

/** Null: too much for this thread. */
export function sealInline(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> | null {
  if (plain.length > INLINE) return null
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

/** The checksum of Bech32 finds what was mistyped or cut off. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** Whether an age file is for whoever knows a password (its first and only stanza is `scrypt`). */
export const isForPassphrase = (sealed: Uint8Array): boolean =>
  Buffer.from(sealed.subarray(0, 64)).toString('latin1').startsWith('age-encryption.org/v1\n-> scrypt ')
