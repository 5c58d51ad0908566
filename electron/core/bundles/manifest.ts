import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { bundleIdSchema, recipientSchema } from '#shared/bundles/model.ts'
import { caseIdSchema } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

const FORMAT = 'saksama-bundel'
const VERSION = 1

/** `saksama-bundle.json`: what anybody may see. */
const labelSchema = z.strictObject({ format: z.literal(FORMAT), version: z.literal(VERSION), bundleId: bundleIdSchema })

const statementSchema = z.strictObject({
  type: z.literal('saksama/v1/bundle'),
  bundleId: bundleIdSchema,
  vaultId: idSchema,
  caseId: caseIdSchema,
  caseNumber: z.string(),
  sentAt: instantSchema,
  sender: z.strictObject({
    userId: idSchema,
    name: z.string(),
    agency: z.string(),
    /** Ed25519. */
    publicKey: hexSchema(32),
    /** Where an answer can be sent to. */
    recipient: recipientSchema,
  }),
  /** Null: for whoever knows the password. Named, so that nobody passes it on in the sender's name. */
  recipients: z.array(recipientSchema).nullable(),
  /** The newest entry of the sender's audit log. */
  head: z.strictObject({ seq: z.number().int().nonnegative(), hash: hexSchema(32) }),
  database: z.strictObject({
    cipher: z.enum(['aegis', 'sqlcipher']),
    schema: z.number().int().positive(),
    size: z.number().int().positive(),
    sha256: hexSchema(32),
  }),
  /** In order of their ids; `size` and `sha256` of the content. */
  blobs: z.array(z.strictObject({ id: idSchema, size: z.number().int().nonnegative(), sha256: hexSchema(32) })),
  /** SHA-256 of the RFC 8785 text of `keys`: signed with the rest, without being in the statement that is kept. */
  keysSha256: hexSchema(32),
})
export type Statement = z.infer<typeof statementSchema>

const keysSchema = z.strictObject({ database: hexSchema(32), blobs: z.record(idSchema, hexSchema(32)) })
export type Keys = z.infer<typeof keysSchema>

const manifestSchema = z.strictObject({ statement: statementSchema, keys: keysSchema, signature: hexSchema(64) })
export type Manifest = z.infer<typeof manifestSchema>

export const labelOf = (bundleId: string): string =>
  `${canonicalJson({ format: FORMAT, version: VERSION, bundleId })}\n`

/** Throws `not_a_bundle` or `bundle_from_future`. */
export function parseLabel(text: string): z.infer<typeof labelSchema> {
  const json = asJson(text)
  const loose = z.looseObject({ format: z.literal(FORMAT), version: z.number().int() }).safeParse(json)
  if (!loose.success) throw new AppError('not_a_bundle')
  if (loose.data.version > VERSION) throw new AppError('bundle_from_future')
  const label = labelSchema.safeParse(json)
  if (!label.success || labelOf(label.data.bundleId) !== text) throw new AppError('bundle_damaged')
  return label.data
}

/** What is signed and kept: the RFC 8785 text of the statement, which names its own type. */
export const statementText = (statement: Statement): string => canonicalJson(statement as Json)

export const digestOfKeys = (keys: Keys): string => createHash('sha256').update(canonicalJson(keys)).digest('hex')

export function writeManifest(statement: Statement, keys: Keys, signingKey: KeyObject): Buffer {
  const signature = sign(null, Buffer.from(statementText(statement)), signingKey).toString('hex')
  return Buffer.from(canonicalJson({ statement, keys, signature } as Json))
}

/** Throws `bundle_from_future`, `bundle_damaged` or `bundle_signature_invalid`; what comes back is as it was signed. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  const json = asJson(text)
  const typed = z.looseObject({ statement: z.looseObject({ type: z.string() }) }).safeParse(json)
  if (typed.success && /^saksama\/v([2-9]|\d\d+)\/bundle$/.test(typed.data.statement.type))
    throw new AppError('bundle_from_future')
  const manifest = manifestSchema.safeParse(json)
  // Byte for byte as it was written: nothing may be read that was not signed.
  if (!manifest.success || canonicalJson(manifest.data as Json) !== text) throw new AppError('bundle_damaged')
  if (!isSigned(manifest.data)) throw new AppError('bundle_signature_invalid')
  return manifest.data
}

function isSigned({ statement, keys, signature }: Manifest): boolean {
  if (digestOfKeys(keys) !== statement.keysSha256) return false
  const x = Buffer.from(statement.sender.publicKey, 'hex').toString('base64url')
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
    return verify(null, Buffer.from(statementText(statement)), key, Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
