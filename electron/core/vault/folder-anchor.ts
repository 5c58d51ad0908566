import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CheckpointSigner, isCheckpointValid, signCheckpoint } from '#electron/core/audit/checkpoints.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema, toInstant } from '#shared/kernel/instant.ts'
import { ABSENT, DAMAGED, type KnownAnchor } from './anchors.ts'
import { replaceFile } from './durable-file.ts'
import { readSmallFile } from './small-file.ts'

const fileSchema = z.strictObject({
  format: z.literal('saksama-anchor'),
  version: z.literal(1),
  vaultId: idSchema,
  userId: idSchema,
  seq: z.number().int().positive(),
  hash: hexSchema(32),
  at: instantSchema,
  publicKey: hexSchema(32),
  signature: hexSchema(64),
})

/**
 * The newest head beside the database, signed like a checkpoint: it travels with the folder and tells when only the
 * database in it was replaced by an older one.
 */
export type FolderAnchor = Readonly<{
  look(): Promise<KnownAnchor>
  record(head: ChainHead): Promise<void>
}>

export function createFolderAnchor(folder: string, signer: CheckpointSigner & { now: () => Date }): FolderAnchor {
  const path = join(folder, 'anchors', 'head.json')
  let queue: Promise<unknown> = Promise.resolve()
  const write = async (head: ChainHead) => {
    const { vaultId, userId, publicKey } = signer
    const at = toInstant(signer.now())
    const signature = signCheckpoint(signer, { ...head, at }).toString('hex')
    const file = { format: 'saksama-anchor', version: 1, vaultId, userId, ...head, at, publicKey, signature }
    await mkdir(join(folder, 'anchors'), { recursive: true, mode: 0o700 })
    await replaceFile(path, `${JSON.stringify(fileSchema.parse(file), null, 1)}\n`)
  }
  return {
    look: async () => {
      await queue
      return read(path, signer.vaultId)
    },
    record: (head) => {
      const next = queue.then(() => write({ seq: head.seq, hash: head.hash }))
      queue = next.catch(() => {})
      return next
    },
  }
}

async function read(path: string, vaultId: string): Promise<KnownAnchor> {
  try {
    const found = await readSmallFile(path)
    if (!found) return ABSENT
    const { userId, signature, ...file } = fileSchema.parse(JSON.parse(found.toString('utf8')))
    const checkpoint = { ...file, userId, signature: Buffer.from(signature, 'hex') }
    if (file.vaultId !== vaultId || !isCheckpointValid(vaultId, checkpoint)) return DAMAGED
    return { state: 'known', anchor: { seq: file.seq, hash: file.hash, at: file.at, by: userId } }
  } catch {
    return DAMAGED
  }
}
