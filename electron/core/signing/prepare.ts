import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import type { Zoned } from '#shared/kernel/instant.ts'
import { wallClock, ZONE_OFFSET_HOURS } from '#shared/kernel/instant.ts'
import { appendRevision, type WrittenObject } from '../pdf/append.ts'
import { openPdf, type PdfFile } from '../pdf/file.ts'
import { type FoundField, isSigned, signatureFields } from '../pdf/form.ts'
import { isList, type PdfDict, type PdfRef, type PdfValue, serialize, textString } from '../pdf/objects.ts'
import { type Appearance, buildAppearance } from './appearance.ts'
import { digestAround, type PreparedSignature } from './hole.ts'

export type SignatureRequest = Readonly<{
  field: string
  name: string
  reason: string
  place: string
  claimed: Zoned
  /** Upper bound of the CMS in bytes. */
  reserve: number
  appearance: Omit<Appearance, 'width' | 'height'>
}>

const RANGE_WIDTH = 10

/**
 * Document and field → the document with its new revision but for the signature itself. Touches the field and, for the
 * first signer, the catalog. Throws AppError `field_not_found` or `field_already_signed`.
 */
export async function prepareSignature(document: Uint8Array, request: SignatureRequest): Promise<PreparedSignature> {
  const file = openPdf(document)
  const fields = signatureFields(file)
  const field = fields.find(({ name }) => name === request.field)
  if (!field?.ref) throw new AppError('field_not_found')
  if (isSigned(field)) throw new AppError('field_already_signed')
  const isFirst = !fields.some(isSigned)

  const dictionary = signatureDictionary(request, isFirst)
  const n = file.size
  const { objects, form } = await buildAppearance({ ...request.appearance, ...sizeOf(field, file) }, n + 1)
  const written: WrittenObject[] = [
    { n, body: dictionary.body },
    { n: field.ref.n, body: signedField(field, { signature: n, form }) },
    ...objects,
    ...(isFirst ? [{ n: file.root.n, body: certifiedCatalog(file.catalog, n) }] : []),
  ]
  const { bytes, bodyStart } = appendRevision(file, written)
  const base = bodyStart.get(n)
  invariant(base !== undefined, 'the signature dictionary was written')
  const hole = { start: base + dictionary.hole.start, end: base + dictionary.hole.end }
  writeRange(bytes, { at: base + dictionary.range, hole })
  invariant(Buffer.from(bytes.buffer, 0, document.length).equals(document), 'the old file is the beginning of the new')
  return { bytes, hole, digest: digestAround(bytes, hole) }
}

/** ISO 32000-2 § 12.8.1, table 255, with fixed-width room for what is only known once everything is written. */
function signatureDictionary({ name, reason, place, claimed, reserve }: SignatureRequest, certifies: boolean) {
  const head = '<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange '
  const range = `[0 ${' '.repeat(RANGE_WIDTH)} ${' '.repeat(RANGE_WIDTH)} ${' '.repeat(RANGE_WIDTH)}]`
  const before = `${head}${range} /Contents `
  const hole = `<${'0'.repeat(2 * reserve)}>`
  // DocMDP P=2: later signers may sign, nothing else may change (§ 12.8.2.2).
  const certification =
    ' /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 2 /V /1.2>>>>]'
  const rest = [
    ` /Name ${textString(name)}`,
    reason ? ` /Reason ${textString(reason)}` : '',
    place ? ` /Location ${textString(place)}` : '',
    ` /M (${pdfDate(claimed)})`,
    certifies ? certification : '',
    '>>',
  ].join('')
  return {
    body: Buffer.from(`${before}${hole}${rest}`, 'latin1'),
    range: head.length,
    hole: { start: before.length, end: before.length + hole.length },
  }
}

function writeRange(bytes: Uint8Array, { at, hole }: { at: number; hole: PreparedSignature['hole'] }): void {
  const numbers = [hole.start, hole.end, bytes.length - hole.end].map((n) => String(n).padEnd(RANGE_WIDTH, ' '))
  bytes.set(Buffer.from(`[0 ${numbers.join(' ')}]`, 'latin1'), at)
}

const ref = (n: number): PdfRef => ({ kind: 'ref', n, g: 0 })
const withEntries = (dict: PdfDict, more: Readonly<Record<string, PdfValue>>) =>
  Buffer.from(serialize({ kind: 'dict', entries: new Map([...dict.entries, ...Object.entries(more)]) }), 'latin1')

const signedField = ({ dict }: FoundField, { signature, form }: { signature: number; form: number }) =>
  withEntries(dict, { V: ref(signature), AP: { kind: 'dict', entries: new Map([['N', ref(form)]]) } })

const certifiedCatalog = (catalog: PdfDict, signature: number) =>
  withEntries(catalog, { Perms: { kind: 'dict', entries: new Map([['DocMDP', ref(signature)]]) } })

function sizeOf({ dict }: FoundField, file: PdfFile): { width: number; height: number } {
  const rect = file.resolve(dict.entries.get('Rect'))
  const numbers = isList(rect) ? rect.map((item) => numberOf(file.resolve(item))) : []
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers
  return { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

const numberOf = (value: PdfValue): number =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number' ? value.value : 0

/** § 7.9.4, with the offset of the zone the signer stands in. */
function pdfDate(claimed: Zoned): string {
  const { year, month, day, hour, minute, second } = wallClock(claimed)
  const two = (value: number) => String(value).padStart(2, '0')
  return `D:${year}${[month, day, hour, minute, second].map(two).join('')}+${two(ZONE_OFFSET_HOURS[claimed.zone])}'00'`
}
