import type { PdfFile } from '../../pdf/file.ts'
import { type FoundField, isSigned, signatureFields } from '../../pdf/form.ts'
import { asDict, asInteger, asName, asRef, asString, isList, type PdfDict, textOf } from '../../pdf/objects.ts'

/** A filled signature field as the bytes show it. */
export type EmbeddedSignature = Readonly<{
  field: FoundField
  dict: PdfDict
  /** Number of the signature dictionary, null when it stands inside the field. */
  n: number | null
  /** `[0, a, b, c]` when `/ByteRange` is of that form and leaves out exactly `/Contents`; else null. */
  range: Readonly<{ holeStart: number; holeEnd: number; end: number }> | null
  contents: Uint8Array
  /** `/M` as text. */
  claimed: string | null
}>

/** In signing order: by the end of what they cover. */
export function embeddedSignatures(file: PdfFile): EmbeddedSignature[] {
  return signatureFields(file)
    .filter(isSigned)
    .map((field) => readSignature(file, field))
    .sort((a, b) => (a.range?.end ?? Infinity) - (b.range?.end ?? Infinity))
}

function readSignature(file: PdfFile, field: FoundField): EmbeddedSignature {
  const dict = asDict(file.resolve(field.value)) ?? { kind: 'dict', entries: new Map() }
  const contents = asString(dict.entries.get('Contents'))
  return {
    field,
    dict,
    n: asRef(field.value)?.n ?? null,
    range: readRange(file, dict),
    contents: contents?.bytes ?? new Uint8Array(),
    claimed: textOf(file.resolve(dict.entries.get('M'))),
  }
}

/** The hole must be the hexadecimal string of `/Contents` itself, brackets included: nothing else may go unsigned. */
function readRange(file: PdfFile, dict: PdfDict): EmbeddedSignature['range'] {
  const list = file.resolve(dict.entries.get('ByteRange'))
  const contents = asString(dict.entries.get('Contents'))
  if (!isList(list) || list.length !== 4 || !contents?.hex) return null
  const [from, a, b, c] = list.map((item) => asInteger(item) ?? -1)
  if (from !== 0 || a === undefined || b === undefined || c === undefined || c < 0) return null
  const exact = a === contents.start && b === contents.end && b + c <= file.bytes.length
  return exact ? { holeStart: a, holeEnd: b, end: b + c } : null
}

/** The permission level when this is the certifying signature (DocMDP, ISO 32000-2 § 12.8.2.2), else null. */
export function certificationLevel(file: PdfFile, { n, dict }: EmbeddedSignature): number | null {
  const perms = asDict(file.resolve(file.catalog.entries.get('Perms')))
  if (n === null || asRef(perms?.entries.get('DocMDP'))?.n !== n) return null
  const references = file.resolve(dict.entries.get('Reference'))
  if (!isList(references)) return null
  for (const item of references) {
    const reference = asDict(file.resolve(item))
    if (asName(reference?.entries.get('TransformMethod')) !== 'DocMDP') continue
    return asInteger(asDict(file.resolve(reference?.entries.get('TransformParams')))?.entries.get('P')) ?? 2
  }
  return null
}
