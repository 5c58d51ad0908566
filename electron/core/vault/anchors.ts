import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ChainHead } from '#shared/audit/chain.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { codeOf, replaceFile } from './durable-file.ts'

/** A head of the log that was seen, when, and by which user. Null where an older program wrote it. */
export type Anchor = ChainHead & Readonly<{ at: Instant | null; by: string | null }>
/** `damaged`: something is there and cannot be read or trusted. */
export type KnownAnchor =
  | Readonly<{ state: 'known'; anchor: Anchor }>
  | Readonly<{ state: 'absent' | 'damaged'; anchor: null }>
export const ABSENT: KnownAnchor = { state: 'absent', anchor: null }
export const DAMAGED: KnownAnchor = { state: 'damaged', anchor: null }

const headShape = { seq: z.number().int().nonnegative(), hash: hexSchema(32) }
const anchorSchema = z.strictObject({
  ...headShape,
  at: instantSchema.nullable().default(null),
  by: idSchema.nullable().default(null),
})
const fileSchema = z.strictObject({
  format: z.literal('saksama-anchors'),
  version: z.union([z.literal(1), z.literal(2)]),
  vaults: z.record(hexSchema(16), anchorSchema),
})
type Vaults = z.infer<typeof fileSchema>['vaults']

/**
 * The newest audit head of each vault, kept outside the vault folder: no cipher can tell that an older copy of a folder was
 * put back, a number that is ahead of the log can.
 */
export type Anchors = Readonly<{
  look(vaultId: string): Promise<KnownAnchor>
  /** The same for who only asks how far the vault is known to have come. */
  find(vaultId: string): Promise<Anchor | null>
  /** Writes follow one another; the next one makes good for one that failed. */
  record(vaultId: string, anchor: Anchor): Promise<void>
  remove(vaultId: string): Promise<void>
}>

export function createAnchors(dataDir: string): Anchors {
  const path = join(dataDir, 'anchors.json')
  let queue: Promise<unknown> = Promise.resolve()
  const change = (vaultId: string, anchor: Anchor | null) => {
    const next = queue.then(async () => {
      const { [vaultId]: _old, ...others } = (await readOrSetAside(path)) ?? {}
      const vaults = anchor ? { ...others, [vaultId]: anchorSchema.parse(anchor) } : others
      await replaceFile(path, `${JSON.stringify({ format: 'saksama-anchors', version: 2, vaults }, null, 1)}\n`)
    })
    queue = next.catch(() => {})
    return next
  }
  const look = async (vaultId: string): Promise<KnownAnchor> => {
    await queue
    const vaults = await read(path)
    if (vaults === 'damaged') return DAMAGED
    const anchor = vaults?.[vaultId]
    return anchor ? { state: 'known', anchor } : ABSENT
  }
  return {
    look,
    find: async (vaultId) => (await look(vaultId)).anchor,
    record: (vaultId, anchor) => change(vaultId, anchor),
    remove: (vaultId) => change(vaultId, null),
  }
}

async function read(path: string): Promise<Vaults | 'damaged' | null> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).vaults
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : 'damaged'
  }
}

/** A damaged file may still tell somebody something: it is kept beside the new one. */
async function readOrSetAside(path: string): Promise<Vaults | null> {
  const vaults = await read(path)
  if (vaults !== 'damaged') return vaults
  await copyFile(path, path.replace(/\.json$/, '.rusak.json')).catch(() => {})
  return null
}
