import { createHash } from 'node:crypto'
import { invariant } from '#shared/kernel/assert.ts'

/** A document written in full except for the hole its signature will fill. Plain data: it can wait and be resumed. */
export type PreparedSignature = Readonly<{
  bytes: Uint8Array
  /** `[start, end)` of the `<…>` of /Contents, brackets included: the only bytes that are not signed. */
  hole: Readonly<{ start: number; end: number }>
  /** SHA-256 of everything but the hole. */
  digest: Uint8Array
}>

export const digestAround = (bytes: Uint8Array, { start, end }: PreparedSignature['hole']): Uint8Array =>
  createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest()

/** A CMS that does not fit is a mistake in the size bound, never cut or retried. */
export function fillHole({ bytes, hole }: PreparedSignature, cms: Uint8Array): Uint8Array {
  const room = hole.end - hole.start - 2
  const hex = Buffer.from(cms).toString('hex')
  invariant(hex.length <= room, `the signature needs ${hex.length} characters, ${room} were reserved`)
  const signed = Uint8Array.from(bytes)
  signed.set(Buffer.from(hex.padEnd(room, '0'), 'latin1'), hole.start + 1)
  return signed
}
