import { createHash, createHmac, createPublicKey, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto'
import { z } from 'zod'
import { setNameSchema } from '#shared/backup/model.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { cipherSchema, userIdSchema, vaultIdSchema } from '#shared/vault/model.ts'
import { deriveSubkey } from '../vault/key-ring.ts'

const FORMAT = 'saksama-cadangan'
const VERSION = 1
const digest = hexSchema(32)
const count = z.number().int().nonnegative()

const bodySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vaultId: vaultIdSchema,
  set: setNameSchema,
  createdAt: instantSchema,
  cipher: cipherSchema,
  /** Newest audit entry in the database of this set. */
  head: z.strictObject({ seq: count, hash: digest }),
  /** SHA-256 of `SHA256SUMS`, which names every other file. */
  sums: digest,
  files: count,
  bytes: count,
  /** Blobs the vault had lost or could not read. */
  missing: z.array(idSchema).max(1_000_000),
  signer: z.strictObject({ userId: userIdSchema, publicKey: digest }),
})
/**
 * `signature`: Ed25519 over `message`. `mac`: HMAC-SHA-256 over the body and the signature, by a key only this vault
 * derives. `checksum`: plain SHA-256 over all of that, so that damage shows before any key is known.
 */
const manifestSchema = bodySchema.extend({ signature: hexSchema(64), mac: digest, checksum: digest })

export type ManifestBody = z.infer<typeof bodySchema>
export type Manifest = z.infer<typeof manifestSchema>

/** HKDF-SHA-256 of the vault key; wiped by the caller. */
export const manifestKey = (vaultKey: Uint8Array): Buffer => deriveSubkey(vaultKey, 'backup-mac')

const message = (body: ManifestBody) =>
  Buffer.from(canonicalJson({ type: 'saksama/v1/backup', ...body, missing: [...body.missing] }))
const macOf = (body: ManifestBody, signature: string, key: Uint8Array) =>
  createHmac('sha256', key).update(message(body)).update(signature).digest()
const checksumOf = (body: ManifestBody, signature: string, mac: string) =>
  createHash('sha256').update(message(body)).update(signature).update(mac).digest('hex')

export function writeManifest(
  body: ManifestBody,
  keys: Readonly<{ macKey: Uint8Array; signingKey: KeyObject }>,
): string {
  const signature = sign(null, message(body), keys.signingKey).toString('hex')
  const mac = macOf(body, signature, keys.macKey).toString('hex')
  return textOf({ ...body, signature, mac, checksum: checksumOf(body, signature, mac) })
}

/** `future`: written by a newer program. `null`: damaged. */
export function parseManifest(text: string): Manifest | 'future' | null {
  const json = asJson(text)
  const loose = z.looseObject({ format: z.literal(FORMAT), version: z.number().int() }).safeParse(json)
  if (!loose.success) return null
  if (loose.data.version > VERSION) return 'future'
  const manifest = manifestSchema.safeParse(json)
  if (!manifest.success) return null
  const { checksum, mac, signature } = manifest.data
  // Byte for byte as it was written: not even a blank may change unnoticed.
  const isWhole = checksumOf(bodyOf(manifest.data), signature, mac) === checksum && textOf(manifest.data) === text
  return isWhole ? manifest.data : null
}

/** Made by a holder of this vault key, and unchanged since. */
export const isAuthenticManifest = (manifest: Manifest, macKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(bodyOf(manifest), manifest.signature, macKey), Buffer.from(manifest.mac, 'hex'))

/** The signature fits the key it names; whether that key is a user's is for the caller to ask the database. */
export function isSigned(manifest: Manifest): boolean {
  const x = Buffer.from(manifest.signer.publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return verify(null, message(bodyOf(manifest)), key, Buffer.from(manifest.signature, 'hex'))
}

const textOf = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 1)}\n`

const bodyOf = ({ signature: _s, mac: _m, checksum: _c, ...body }: Manifest): ManifestBody => body

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
