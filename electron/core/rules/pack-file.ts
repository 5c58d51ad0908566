import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import { PACK_FORMAT, type Pack, type PackFile, packFileSchema } from '#shared/rules/pack.ts'
import type { OfficeKey } from './repository.ts'

/** What is signed: the RFC 8785 text of the pack, which names its own type and format. */
const messageOf = (pack: unknown): Buffer => Buffer.from(canonicalJson(pack as Json))

/** The office's own Ed25519 key for packs: it outlives the officer who made it, and stands in the vault alone. */
export function newOfficeKey(): OfficeKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

/** The file's text: readable JSON, signed. */
export function writePack(pack: Pack, { publicKey, pkcs8 }: OfficeKey): string {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  const value = sign(null, messageOf(pack), key).toString('hex')
  const file: PackFile = { pack, signature: { algorithm: 'Ed25519', publicKey, value } }
  return `${JSON.stringify(file, null, 2)}\n`
}

const outline = z.looseObject({
  pack: z.looseObject({ type: z.literal('saksama/rules'), format: z.number() }),
  signature: z.unknown().optional(),
})

/** Throws `pack_unreadable`, `pack_unsigned`, `pack_too_new` or `pack_altered`; what comes back is as it was signed. */
export function readPack(text: string): PackFile {
  const parsed = outline.safeParse(parseJson(text))
  if (!parsed.success) throw new AppError('pack_unreadable', undefined, { cause: parsed.error })
  const { pack, signature } = parsed.data
  const signed = packFileSchema.shape.signature.safeParse(signature)
  if (!signed.success) throw new AppError('pack_unsigned')
  if (!isSignedBy(pack, signed.data)) throw new AppError('pack_altered')
  if (pack.format > PACK_FORMAT) throw new AppError('pack_too_new')
  const file = packFileSchema.safeParse({ pack, signature: signed.data })
  if (!file.success) throw new AppError('pack_unreadable', undefined, { cause: file.error })
  return file.data
}

/** What came is checked as it came, before any default of the schema is filled in. */
function isSignedBy(pack: unknown, { publicKey, value }: PackFile['signature']): boolean {
  try {
    const x = Buffer.from(publicKey, 'hex').toString('base64url')
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
    return verify(null, messageOf(pack), key, Buffer.from(value, 'hex'))
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('pack_unreadable', undefined, { cause })
  }
}
