import type { FileHandle } from 'node:fs/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Session } from '../kernel/session.ts'
import { BYTES_PLACE, type PlacedText } from '../reports/leak-check.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { textsOfItem } from './leaving-texts.ts'
import { blobOf, commitCustody, digestBlob, requireEvidence } from './service.ts'

/** Writes the original bytes, hashed on the way; a file that does not match is removed again. Null when cancelled. */
export async function exportOriginal(session: Session, ports: LeavingPorts, id: string): Promise<string | null> {
  const evidence = requireEvidence(session.db, id)
  const blob = blobOf(session.db, id)
  const name = `${evidence.number || 'bukti'} ${evidence.originalName}`
  const leaving = { kind: 'evidence', subject: id, texts: placed(textsOfItem(session, blob, evidence)) } as const
  const fill = (file: FileHandle) => writeHashed(session, blob, { file, expected: evidence.sha256 })
  const path = await saveOutside(session, ports, { ...leaving, name, fill })
  if (path !== null)
    commitCustody(session, id, { at: toInstant(ports.now()), action: 'exported', detail: evidence.sha256 })
  return path
}

async function* placed(texts: AsyncIterable<string>): AsyncGenerator<PlacedText, void> {
  for await (const text of texts) yield { place: BYTES_PLACE, text }
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
