import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { cipherSchema, vaultIdSchema } from '#shared/vault/model.ts'
import { replaceFile } from './durable-file.ts'
import { VaultDamagedError, VaultFromTheFutureError } from './errors.ts'
import { earlierKeySchema } from './key-history.ts'
import { recipientSchema, sealedKeySchema } from './sealed-key.ts'
import { slotSchema } from './slot.ts'
import { wrappedSchema } from './slot-kek.ts'
import { slotV1Schema } from './slot-v1.ts'
import { readSmallFile, StrangeFileError } from './small-file.ts'

const FORMAT = 'saksama-vault'
const VERSION = 2
const MAX_USERS = 64
const MAX_ROTATIONS = 10_000
const digest = hexSchema(32)

const common = {
  format: z.literal(FORMAT),
  vaultId: vaultIdSchema,
  cipher: cipherSchema,
  createdAt: instantSchema,
  /** Number of the key under which blob keys are wrapped. */
  epoch: z.number().int().positive(),
}

/** Everything that changes together when keys are rotated. */
const settledSchema = z.strictObject({
  ...common,
  version: z.literal(VERSION),
  /** In no order. */
  slots: z.array(slotSchema).min(1).max(MAX_USERS),
  /** Public part of the printed recovery key, and the reporter key sealed to it. */
  recovery: z.strictObject({ recipient: recipientSchema, reporterKey: sealedKeySchema }),
  /** Keys before this one, wrapped under it (key-history.ts). */
  earlier: z.array(earlierKeySchema).max(MAX_ROTATIONS),
  /** Reporter keys before this one, newest first, wrapped under the present reporter key. */
  earlierReporterKeys: z.array(wrappedSchema).max(MAX_ROTATIONS),
  rotatedAt: instantSchema.nullable(),
  /** Keys that somebody knows who is no longer let in. */
  due: z.strictObject({ vaultKey: z.boolean(), reporterKey: z.boolean() }),
})
const bodySchema = settledSchema.extend({
  /** What this file becomes once the database is under the next key; `mac` is by that key. */
  pending: settledSchema.extend({ mac: digest }).nullable(),
})
/** `checksum` shows damage before any key is known, `mac` shows changes by anyone who does not hold the vault key. */
const fileSchema = bodySchema.extend({ mac: digest, checksum: digest })
const fileV1Schema = z.strictObject({
  ...common,
  version: z.literal(1),
  slots: z.array(slotV1Schema).length(1),
  recovery: z.strictObject({ recipient: recipientSchema }),
  mac: digest,
  checksum: digest,
})

export type SettledBody = z.infer<typeof settledSchema>
export type VaultBody = z.infer<typeof bodySchema>
export type VaultFile = z.infer<typeof fileSchema>
export type VaultFileV1 = z.infer<typeof fileV1Schema>
type AnyFile = VaultFile | VaultFileV1

const pathOf = (folder: string) => join(folder, 'vault.json')
/** A second copy of the same content, not an older one: an older one would let an old password in. */
const copyOf = (folder: string) => join(folder, 'vault.json.bak')

export async function writeVaultFile(folder: string, body: VaultBody, macKey: Uint8Array): Promise<VaultFile> {
  const authenticated = { ...body, mac: macOf(body, macKey).toString('hex') }
  const file = { ...authenticated, checksum: checksumOf(authenticated) }
  const text = `${JSON.stringify(file, null, 2)}\n`
  await replaceFile(pathOf(folder), text)
  await replaceFile(copyOf(folder), text)
  return file
}

/**
 * After `vault.json` was found whole and authentic: a copy that differs is brought up to date, and what a crash left half
 * is removed.
 */
export async function mendVaultFile(folder: string, file: VaultFile, macKey: Uint8Array): Promise<void> {
  const half = [pathOf(folder), copyOf(folder), join(folder, 'recovery.age')]
  for (const path of half) await rm(`${path}.tmp`, { force: true })
  const [main, copy] = await Promise.all([readText(pathOf(folder)), readText(copyOf(folder))])
  if (main === null || main !== copy) await writeVaultFile(folder, bodyOf(file), macKey)
}

/**
 * `vault.json`, or its copy when the first is missing or damaged; null when there is neither. Throws
 * VaultFromTheFutureError, VaultDamagedError.
 */
export async function readVaultFile(folder: string): Promise<AnyFile | null> {
  const texts = [await readText(pathOf(folder)), await readText(copyOf(folder))].filter((text) => text !== null)
  if (texts.length === 0) return null
  for (const text of texts) {
    const file = parse(text)
    if (file) return file
  }
  throw new VaultDamagedError('Neither vault.json nor its copy is whole.')
}

export function isAuthentic({ checksum: _checksum, mac, ...body }: AnyFile, macKey: Uint8Array): boolean {
  return timingSafeEqual(macOf(body, macKey), Buffer.from(mac, 'hex'))
}

export const bodyOf = ({ mac: _mac, checksum: _checksum, ...body }: VaultFile): VaultBody => body

/** What is in force, without a rotation that is under way. */
export const settledOf = ({ mac: _mac, checksum: _checksum, pending: _pending, ...body }: VaultFile): SettledBody =>
  body

export const asPending = (body: SettledBody, macKey: Uint8Array): NonNullable<VaultBody['pending']> => ({
  ...body,
  mac: macOf({ ...body, pending: null }, macKey).toString('hex'),
})

/** The body to write when a rotation is done. Throws VaultDamagedError when it was changed by anyone without the next key. */
export function settlePending({ mac, ...body }: NonNullable<VaultBody['pending']>, macKey: Uint8Array): VaultBody {
  const settled: VaultBody = { ...body, pending: null }
  if (!timingSafeEqual(macOf(settled, macKey), Buffer.from(mac, 'hex')))
    throw new VaultDamagedError('The rotation in vault.json was changed.')
  return settled
}

/** What is no file reads like a damaged one: the other copy may be whole. */
async function readText(path: string): Promise<string | null> {
  try {
    return (await readSmallFile(path))?.toString('utf8') ?? null
  } catch (error) {
    if (error instanceof StrangeFileError) return ''
    throw error
  }
}

const looseSchema = z.looseObject({ format: z.literal(FORMAT), version: z.number().int() })
const anySchema = z.discriminatedUnion('version', [fileV1Schema, fileSchema])

function parse(text: string): AnyFile | null {
  const json = asJson(text)
  const loose = looseSchema.safeParse(json)
  if (!loose.success) return null
  if (loose.data.version > VERSION) throw new VaultFromTheFutureError(`vault.json has version ${loose.data.version}.`)
  const file = anySchema.safeParse(json)
  if (!file.success) return null
  const { checksum, ...authenticated } = file.data
  return checksumOf(authenticated) === checksum ? file.data : null
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const macOf = (body: object, key: Uint8Array) =>
  createHmac('sha256', key)
    .update(canonicalJson(body as Json))
    .digest()

const checksumOf = (authenticated: object) =>
  createHash('sha256')
    .update(canonicalJson(authenticated as Json))
    .digest('hex')
