import { asName, asStream } from './objects.ts'
import {
  type Cursor,
  type IndirectObject,
  type LengthOf,
  PdfSyntaxError,
  parseIndirect,
  skipSpace,
  startsWith,
  takeInteger,
  takeWord,
} from './parse.ts'
import { readSection, type XrefSection } from './xref.ts'

/** What actually stands between two ends of file: objects, then one cross-reference section, then `startxref`. */
export type Revision = Readonly<{
  start: number
  /** Behind `%%EOF` and its line end. */
  end: number
  objects: readonly IndirectObject[]
  section: XrefSection
  startxref: number
}>

/**
 * Reads revisions from `start` to the end of the file without trusting any offset: whatever cannot be read as an object,
 * a cross-reference section or white space is a syntax error. Used for everything appended after a signature.
 */
export function tileRevisions(bytes: Uint8Array, start: number, lengthOf: LengthOf): Revision[] {
  const cursor: Cursor = { bytes, at: start }
  const revisions: Revision[] = []
  while (cursor.at < bytes.length) revisions.push(tileOne(cursor, lengthOf))
  return revisions
}

function tileOne(cursor: Cursor, lengthOf: LengthOf): Revision {
  const start = cursor.at
  const objects: IndirectObject[] = []
  let section: XrefSection | null = null
  for (skipSpace(cursor); !startsWith(cursor, 'startxref'); skipSpace(cursor)) {
    if (section) throw new PdfSyntaxError('bytes behind the cross-references', cursor.at)
    if (startsWith(cursor, 'xref')) section = readSection(cursor)
    else {
      const object = parseIndirect(cursor, lengthOf)
      objects.push(object)
      if (isXrefStream(object)) section = readSection({ bytes: cursor.bytes, at: object.start })
    }
  }
  takeWord(cursor, 'startxref')
  const startxref = takeInteger(cursor)
  takeWord(cursor, '%%EOF')
  skipLineEnd(cursor)
  if (!section || section.offset !== startxref) throw new PdfSyntaxError('startxref points elsewhere', cursor.at)
  return { start, end: cursor.at, objects, section, startxref }
}

const isXrefStream = ({ value }: IndirectObject) => asName(asStream(value)?.dict.entries.get('Type')) === 'XRef'

function skipLineEnd(cursor: Cursor) {
  if (cursor.bytes[cursor.at] === 13) cursor.at += 1
  if (cursor.bytes[cursor.at] === 10) cursor.at += 1
}

/** True when the bytes end in `%%EOF` and at most one line end, as a finished revision does. */
export function endsRevision(bytes: Uint8Array): boolean {
  return /%%EOF(\r\n|\r|\n)?$/.test(Buffer.from(bytes.subarray(-8)).toString('latin1'))
}
