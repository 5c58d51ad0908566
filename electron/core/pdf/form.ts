import type { PdfFile } from './file.ts'
import { asDict, asName, asRef, isList, type PdfDict, type PdfRef, type PdfValue, textOf } from './objects.ts'

/** A terminal signature field merged with its widget. `ref` null: written inside its parent, which we never do. */
export type FoundField = Readonly<{
  name: string
  label: string
  ref: PdfRef | null
  dict: PdfDict
  value: PdfValue | undefined
}>

const DEPTH_LIMIT = 20
const FIELD_LIMIT = 5000

/** All signature fields in the order of the form, ISO 32000-2 § 12.7.4. */
export function signatureFields(file: PdfFile): FoundField[] {
  const form = asDict(file.resolve(file.catalog.entries.get('AcroForm')))
  const list = file.resolve(form?.entries.get('Fields'))
  const walked = { file, found: [], seen: new Set<number>() }
  if (isList(list)) for (const item of list) walk(walked, item, { name: '', kind: null, depth: 0 })
  return walked.found
}

type Walked = Readonly<{ file: PdfFile; found: FoundField[]; seen: Set<number> }>
type Inherited = Readonly<{ name: string; kind: string | null; depth: number }>

function walk(walked: Walked, value: PdfValue, parent: Inherited): void {
  const { file, found, seen } = walked
  const ref = asRef(value)
  const dict = asDict(file.resolve(value))
  if (!dict || parent.depth > DEPTH_LIMIT || found.length > FIELD_LIMIT || (ref && seen.has(ref.n))) return
  if (ref) seen.add(ref.n)
  const read = (key: string) => file.resolve(dict.entries.get(key))
  const name = [parent.name, textOf(read('T')) ?? ''].filter(Boolean).join('.')
  const kind = asName(read('FT')) ?? parent.kind
  const kids = namedKids(file, read('Kids'))
  for (const kid of kids) walk(walked, kid, { name, kind, depth: parent.depth + 1 })
  if (kids.length === 0 && kind === 'Sig')
    found.push({ name, label: textOf(read('TU')) ?? '', ref, dict, value: dict.entries.get('V') })
}

/** Kids without a name are mere widgets of their field. */
const namedKids = (file: PdfFile, kids: PdfValue): readonly PdfValue[] =>
  isList(kids) ? kids.filter((kid) => asDict(file.resolve(kid))?.entries.has('T')) : []

export const isSigned = ({ value }: FoundField): boolean => value !== undefined && value !== null
