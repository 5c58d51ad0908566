import type { FileHandle } from 'node:fs/promises'
import type { Evidence } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Session } from '../kernel/session.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { blobOf, commitCustody, digestBlob, readRange, requireEvidence } from './service.ts'

/** Of texts and documents all is read; of pictures, sound and films the ends, where programs write authors and titles. */
const WHOLE_LIMIT = 64 * 1024 * 1024
const MEDIA_END = 256 * 1024

/** Writes the original bytes, hashed on the way; a file that does not match is removed again. Null when cancelled. */
export async function exportOriginal(session: Session, ports: LeavingPorts, id: string): Promise<string | null> {
  const evidence = requireEvidence(session.db, id)
  const blob = blobOf(session.db, id)
  const name = `${evidence.number || 'bukti'} ${evidence.originalName}`
  const leaving = { kind: 'evidence', subject: id, texts: [], bytes: readable(session, blob, evidence) } as const
  const fill = (file: FileHandle) => writeHashed(session, blob, { file, expected: evidence.sha256 })
  const path = await saveOutside(session, ports, { ...leaving, name, fill })
  if (path !== null)
    commitCustody(session, id, { at: toInstant(ports.now()), action: 'exported', detail: evidence.sha256 })
  return path
}

/** The bytes the leak check looks at before an item leaves. */
export async function* readable(
  session: Session,
  blob: StoredBlob,
  { kind }: Pick<Evidence, 'kind'>,
): AsyncGenerator<Uint8Array, void> {
  const isMedia = kind === 'image' || kind === 'audio' || kind === 'video'
  const end = isMedia ? MEDIA_END : WHOLE_LIMIT
  const first = Math.min(blob.size, end)
  yield* readRange(session, blob, [0, first])
  yield* readRange(session, blob, [Math.max(first, blob.size - end), blob.size])
}

type Target = Readonly<{ file: FileHandle; expected: string }>

async function writeHashed(session: Session, blob: StoredBlob, { file, expected }: Target): Promise<void> {
  const reading = digestBlob(session, blob)
  try {
    let step = await reading.next()
    for (; !step.done; step = await reading.next()) await file.writeFile(step.value)
    if (step.value !== expected) throw new AppError('evidence_damaged')
  } finally {
    await reading.return('')
  }
}
