import type { CheckpointSigner } from '#electron/core/audit/checkpoints.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import type { AnchorPlace, AnchorStatus } from '#shared/audit/model.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { Anchor, Anchors, KnownAnchor } from './anchors.ts'
import { createFolderAnchor } from './folder-anchor.ts'

/** Keeps the newest head in every place outside of the database, and asks them all. */
export type HeadKeeper = Readonly<{
  look(): Promise<readonly Readonly<{ place: AnchorPlace; known: KnownAnchor }>[]>
  record(head: ChainHead): Promise<void>
  /** Nothing is being written any more; whoever comes next writes the same files. */
  settled(): Promise<void>
}>

type Places = Readonly<{ anchors: Anchors; folder: string; signer: CheckpointSigner & { now: () => Date } }>

export function createHeadKeeper({ anchors, folder, signer }: Places): HeadKeeper {
  const inFolder = createFolderAnchor(folder, signer)
  let last: Promise<unknown> = Promise.resolve()
  return {
    look: async () => [
      { place: 'computer', known: await anchors.look(signer.vaultId) },
      { place: 'vault', known: await inFolder.look() },
    ],
    record: async ({ seq, hash }) => {
      const anchor = { seq, hash, at: toInstant(signer.now()), by: signer.userId }
      // One place that cannot be written must not keep the other from knowing.
      const both = Promise.allSettled([anchors.record(signer.vaultId, anchor), inFolder.record(anchor)])
      last = both
      const [computer] = await both
      if (computer.status === 'rejected') throw computer.reason
    },
    // Each place writes in the order it was asked.
    settled: async () => void (await last),
  }
}

export function statusOf(db: ReadDb, place: AnchorPlace, known: KnownAnchor): AnchorStatus {
  if (known.state !== 'known') return { place, state: known.state, seq: null, hash: null, at: null }
  const { seq, hash, at } = known.anchor
  return { place, state: stateOf(db, known.anchor), seq, hash, at }
}

function stateOf(db: ReadDb, { seq, hash }: ChainHead): 'on_log' | 'ahead' | 'off_log' {
  if (seq === 0) return 'on_log'
  const row = db.prepare('SELECT hash FROM audit_log WHERE seq = ?').get(seq) as { hash: string } | undefined
  if (!row) return 'ahead'
  return row.hash === hash ? 'on_log' : 'off_log'
}

export type Lost = Readonly<{
  course: 'older' | 'diverged'
  missing: number
  anchor: Anchor
  knownBy: readonly AnchorPlace[]
  copyAt: Instant | null
}>

/** What is gone when a place knows more than the log, or something else; null when all agree. */
export function findLost(db: ReadDb, head: ChainHead, places: Awaited<ReturnType<HeadKeeper['look']>>): Lost | null {
  const knowing = places.flatMap(({ place, known }) =>
    known.state === 'known' && stateOf(db, known.anchor) !== 'on_log' ? [{ place, anchor: known.anchor }] : [],
  )
  const [newest] = [...knowing].sort((a, b) => b.anchor.seq - a.anchor.seq)
  if (!newest) return null
  const { anchor } = newest
  const isOlder = stateOf(db, anchor) === 'ahead'
  const row = db.prepare('SELECT at FROM audit_log ORDER BY seq DESC LIMIT 1').get() as { at: Instant } | undefined
  return {
    course: isOlder ? 'older' : 'diverged',
    missing: isOlder ? anchor.seq - head.seq : 1,
    anchor,
    knownBy: knowing.map(({ place }) => place),
    copyAt: row?.at ?? null,
  }
}
