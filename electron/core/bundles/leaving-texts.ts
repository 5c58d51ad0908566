import { evidenceSchema } from '#shared/evidence/model.ts'
import { textsOfPdf } from '../documents/leaving-texts.ts'
import { readRevision } from '../documents/revisions.ts'
import { textsOfItem } from '../evidence/leaving-texts.ts'
import { blobOf } from '../evidence/service.ts'
import type { Session } from '../kernel/session.ts'
import type { PlacedText } from '../reports/leak-check.ts'
import { textsOf } from '../reports/leaving.ts'
import { textsInBytes } from '../reports/texts-in-bytes.ts'
import type { Extract, Row, Value } from './extract.ts'
import { CARRIED } from './tables.ts'

/** Everything readable that a bundle takes along, with its place: rows, the log, files by the rules for files. */
export async function* textsOfCase(
  session: Session,
  extract: Extract,
  looked: (bytes: number) => void,
): AsyncGenerator<PlacedText, void> {
  yield* textsOfRows(extract)
  for (const { seq, entry } of extract.entries) yield* textsOf(`jejak audit entri ${seq}`, asJson(entry))
  for (const row of extract.rows.get('evidence') ?? []) {
    const { id, number, kind } = evidenceFacts.parse(row)
    const blob = blobOf(session.db, id)
    const place = `isi berkas Bukti ${number}`
    for await (const text of textsOfItem(session, blob, { kind })) yield { place, text }
    looked(blob.size)
  }
  for (const { document_id, n } of extract.rows.get('document_revisions') ?? []) {
    const bytes = await readRevision(session, String(document_id), Number(n))
    for (const { place, text } of await textsOfPdf(bytes)) yield { place: `naskah: ${place}`, text }
    for await (const text of textsInBytes([bytes])) yield { place: 'isi berkas naskah', text }
    looked(bytes.length)
  }
}

const evidenceFacts = evidenceSchema.pick({ id: true, number: true, kind: true }).strip()

function* textsOfRows({ rows }: Extract): Generator<PlacedText, void> {
  for (const { table, place, label } of CARRIED)
    for (const row of rows.get(table) ?? [])
      yield* textsOf(label === undefined ? place : placeOf(place, row[label]), textsIn(row))
}

const placeOf = (place: string, label: Value | undefined) =>
  label === undefined || label === '' || label === null ? place : `${place} ${label}`

const textsIn = (row: Row): unknown[] =>
  Object.values(row).flatMap((value) => (typeof value === 'string' ? [asJson(value)] : []))

/** A column of JSON as what it holds, so that no name hides behind an escape; any other text as it is. */
function asJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
