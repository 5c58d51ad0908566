import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { cipherSchema, vaultIdSchema } from '#shared/vault/model.ts'
import { codeOf, replaceFile } from './durable-file.ts'
import { VaultDamagedError, VaultFromTheFutureError } from './errors.ts'
import { slotSchema } from './slot.ts'

const FORMAT = 'saksama-vault'
const VERSION = 1
const digest = z.string().regex(/^[0-9a-f]{64}$/)

const bodySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vaultId: vaultIdSchema,
  cipher: cipherSchema,
  createdAt: instantSchema,
  /** Number of the key under which blob keys are wrapped. */
  epoch: z.number().int().positive(),
  slots: z.array(slotSchema).min(1).max(64),
  /** Public part of the printed recovery key. */
  recovery: z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) }),
})
/** `checksum` shows damage before any key is known, `mac` shows changes by anyone who does not hold the vault key. */
const fileSchema = bodySchema.extend({ mac: digest, checksum: digest })

export type VaultBody = z.infer<typeof bodySchema>
export type VaultFile = z.infer<typeof fileSchema>

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

/** After `vault.json` was found whole and authentic: a copy that differs is brought up to date. */
export async function mendVaultFile(folder: string, file: VaultFile, macKey: Uint8Array): Promise<void> {
  const [main, copy] = await Promise.all([readText(pathOf(folder)), readText(copyOf(folder))])
  if (main === null || main !== copy) await writeVaultFile(folder, bodyOf(file), macKey)
}

/**
 * `vault.json`, or its copy when the first is missing or damaged; null when there is neither. Throws
 * VaultFromTheFutureError, VaultDamagedError.
 */
export async function readVaultFile(folder: string): Promise<VaultFile | null> {
  const texts = [await readText(pathOf(folder)), await readText(copyOf(folder))].filter((text) => text !== null)
  if (texts.length === 0) return null
  for (const text of texts) {
    const file = parse(text)
    if (file) return file
  }
  throw new VaultDamagedError('Neither vault.json nor its copy is whole.')
}

export const isAuthentic = (file: VaultFile, macKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(bodyOf(file), macKey), Buffer.from(file.mac, 'hex'))

export const bodyOf = ({ mac: _mac, checksum: _checksum, ...body }: VaultFile): VaultBody => body

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const looseSchema = z.looseObject({ format: z.literal(FORMAT), version: z.number().int() })

function parse(text: string): VaultFile | null {
  const json = asJson(text)
  const loose = looseSchema.safeParse(json)
  if (!loose.success) return null
  if (loose.data.version > VERSION) throw new VaultFromTheFutureError(`vault.json has version ${loose.data.version}.`)
  const file = fileSchema.safeParse(json)
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

const macOf = (body: VaultBody, key: Uint8Array) => createHmac('sha256', key).update(canonicalJson(body)).digest()

const checksumOf = (authenticated: Omit<VaultFile, 'checksum'>) =>
  createHash('sha256').update(canonicalJson(authenticated)).digest('hex')
