import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { SealBrokenError } from './errors.ts'

const KEY = 32

/** A key as an age file (https://age-encryption.org/v1) for one X25519 recipient, in base64. */
export const sealedKeySchema = z.base64().max(2000)
export const recipientSchema = z.string().regex(/^age1[0-9a-z]{58}$/)

/** What the key is and whose; stands before it in the sealed bytes and is compared when they are opened. */
export type KeyLabel = readonly [
  kind: 'slot/vaultKey' | 'slot/reporterKey' | 'recovery/reporterKey',
  vaultId: string,
  ...whose: string[],
]

const labelLine = ([kind, ...rest]: KeyLabel) => Buffer.from(`${canonicalJson([`saksama/v2/${kind}`, ...rest])}\n`)

/** Anybody can seal for a recipient: who opens must know from elsewhere that the key is a true one. */
export async function sealKey(recipient: string, label: KeyLabel, key: Uint8Array): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const plain = Buffer.concat([labelLine(label), key])
  try {
    return Buffer.from(await encrypter.encrypt(plain)).toString('base64')
  } finally {
    plain.fill(0)
  }
}

/** `identity`: the text `AGE-SECRET-KEY-1…`. Throws SealBrokenError when it is sealed for somebody or something else. */
export async function openKey(identity: Uint8Array, label: KeyLabel, sealed: string): Promise<Buffer> {
  const line = labelLine(label)
  const plain = await decrypt(identity, sealed)
  try {
    if (plain.length !== line.length + KEY || !plain.subarray(0, line.length).equals(line))
      throw new SealBrokenError('The key is not sealed for this place.')
    return Buffer.from(plain.subarray(line.length))
  } finally {
    plain.fill(0)
  }
}

async function decrypt(identity: Uint8Array, sealed: string): Promise<Buffer> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(Buffer.from(identity).toString('latin1'))
    const plain = await decrypter.decrypt(Buffer.from(sealed, 'base64'))
    return Buffer.from(plain.buffer, plain.byteOffset, plain.length)
  } catch (cause) {
    throw new SealBrokenError('The key does not open.', { cause })
  }
}
