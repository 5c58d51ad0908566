import { CHECKPOINT_EVERY, type CheckpointSigner, writeCheckpoint } from '#electron/core/audit/checkpoints.ts'
import type { Connection } from '#electron/core/kernel/database.ts'
import { createUnitOfWork, type UnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import type { HeadKeeper } from './head-keeper.ts'
import type { OpenDeps } from './open-vault.ts'

/** SQLite drops a damaged end of its write-ahead log without a word: after a crash only a head outside can tell. */
const RECORD_EVERY_MS = 2000

export type Signer = CheckpointSigner & { now: () => Date }

/** The commits of one session: signed at every hundredth entry, their head kept outside of the database. */
export function createWork(
  { ports, events, derive }: OpenDeps,
  {
    db,
    actor,
    signer,
    keeper,
  }: Readonly<{ db: Connection; actor: Readonly<{ id: string; name: string }>; signer: Signer; keeper: HeadKeeper }>,
): UnitOfWork {
  const isDue = (seq: number) => seq % CHECKPOINT_EVERY === 0
  let seen = 0
  let recordedAt = performance.now()
  const work = createUnitOfWork({
    db,
    now: ports.now,
    actor: actor.name,
    actorId: actor.id,
    ...(derive && { derive }),
    afterAppend: (write, head) => {
      if (isDue(head.seq)) writeCheckpoint(write, head, signer)
    },
    emit: (event) => {
      events.emit(event)
      // Only now is the head durable: an anchor may never be ahead of the log. One commit may step over the hundredth.
      const { seq } = work.head()
      const isFarther = Math.floor(seq / CHECKPOINT_EVERY) > Math.floor(seen / CHECKPOINT_EVERY)
      if (isFarther || performance.now() - recordedAt >= RECORD_EVERY_MS) {
        keeper.record(work.head()).catch(() => {})
        recordedAt = performance.now()
      }
      seen = seq
    },
  })
  seen = work.head().seq
  return work
}
