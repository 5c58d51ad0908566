import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ChainHead } from '#shared/audit/chain.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { replaceFile } from './durable-file.ts'

const anchorSchema = z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
const fileSchema = z.strictObject({
  format: z.literal('saksama-anchors'),
  version: z.literal(1),
  vaults: z.record(idSchema, anchorSchema),
})

/**
 * The newest audit head of each vault, kept outside the vault folder: no cipher can tell that an older copy of a folder was
 * put back, a number that is ahead of the log can.
 */
export type Anchors = Readonly<{
  find(vaultId: string): Promise<ChainHead | null>
  /** Writes follow one another; the next one makes good for one that failed. */
  record(vaultId: string, head: ChainHead): Promise<void>
  remove(vaultId: string): Promise<void>
}>

export function createAnchors(dataDir: string): Anchors {
  const path = join(dataDir, 'anchors.json')
  let queue: Promise<unknown> = Promise.resolve()
  const change = (vaultId: string, head: ChainHead | null) => {
    const next = queue.then(async () => {
      const { [vaultId]: _old, ...others } = await read(path)
      const vaults = head ? { ...others, [vaultId]: { seq: head.seq, hash: head.hash } } : others
      await replaceFile(path, `${JSON.stringify({ format: 'saksama-anchors', version: 1, vaults }, null, 1)}\n`)
    })
    queue = next.catch(() => {})
    return next
  }
  return {
    find: async (vaultId) => {
      await queue
      return (await read(path))[vaultId] ?? null
    },
    record: (vaultId, head) => change(vaultId, head),
    remove: (vaultId) => change(vaultId, null),
  }
}

async function read(path: string): Promise<Record<string, ChainHead>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).vaults
  } catch {
    return {}
  }
}
