/** PDF objects as read from bytes; `start`/`end` are offsets in the file, `end` exclusive. ISO 32000-2 § 7.3. */
export type PdfValue =
  | null
  | boolean
  | PdfNumber
  | PdfName
  | PdfString
  | PdfRef
  | readonly PdfValue[]
  | PdfDict
  | PdfStream

export type PdfNumber = Readonly<{ kind: 'number'; value: number; raw: string }>
/** `value` is decoded: `#xx` replaced. Latin-1, one character per byte. */
export type PdfName = Readonly<{ kind: 'name'; value: string }>
export type PdfString = Readonly<{ kind: 'string'; bytes: Uint8Array; start: number; end: number; hex: boolean }>
export type PdfRef = Readonly<{ kind: 'ref'; n: number; g: number }>
export type PdfDict = Readonly<{ kind: 'dict'; entries: ReadonlyMap<string, PdfValue> }>
/** `start`/`end` of the encoded data. */
export type PdfStream = Readonly<{ kind: 'stream'; dict: PdfDict; start: number; end: number }>

type Tagged = Exclude<PdfValue, null | boolean | readonly PdfValue[]>

export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value)
const isTagged = (value: PdfValue | undefined): value is Tagged =>
  typeof value === 'object' && value !== null && !isList(value)

export const asDict = (value: PdfValue | undefined): PdfDict | null =>
  isTagged(value) && value.kind === 'dict' ? value : null
export const asStream = (value: PdfValue | undefined): PdfStream | null =>
  isTagged(value) && value.kind === 'stream' ? value : null
export const asRef = (value: PdfValue | undefined): PdfRef | null =>
  isTagged(value) && value.kind === 'ref' ? value : null
export const asString = (value: PdfValue | undefined): PdfString | null =>
  isTagged(value) && value.kind === 'string' ? value : null
export const asName = (value: PdfValue | undefined): string | null =>
  isTagged(value) && value.kind === 'name' ? value.value : null
export const asInteger = (value: PdfValue | undefined): number | null =>
  isTagged(value) && value.kind === 'number' && Number.isSafeInteger(value.value) ? value.value : null

/** Text string (§ 7.9.2): UTF-16BE or UTF-8 with a byte order mark, else Latin-1 as the near neighbour of PDFDocEncoding. */
export function textOf(value: PdfValue | undefined): string | null {
  const string = asString(value)
  if (!string) return null
  const bytes = Buffer.from(string.bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

/** Same meaning, wherever the bytes stand. Streams are compared by the caller, who has the file. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === undefined || b === undefined || a === null || b === null) return a === b
  return Buffer.compare(Buffer.from(serialize(a), 'latin1'), Buffer.from(serialize(b), 'latin1')) === 0
}

/** Latin-1 text of a value; dictionaries keep their order of keys, sorted so that equal ones print alike. */
export function serialize(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(serialize).join(' ')}]`
  if (!isTagged(value)) return 'null'
  switch (value.kind) {
    case 'number':
      return value.raw
    case 'name':
      return nameText(value.value)
    case 'string':
      return hexText(value.bytes)
    case 'ref':
      return `${value.n} ${value.g} R`
    case 'dict':
      return `<<${[...value.entries]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => `${nameText(key)} ${serialize(item)}`)
        .join(' ')}>>`
    case 'stream':
      return `${serialize(value.dict)}stream@${value.start}`
  }
}

/** § 7.3.5: everything but regular ASCII characters is written `#xx`. */
const nameText = (name: string): string =>
  `/${[...Buffer.from(name, 'latin1')]
    .map((byte) =>
      /[A-Za-z0-9_.+\-*!:;@$&']/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `#${byte.toString(16).padStart(2, '0')}`,
    )
    .join('')}`

export const hexText = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`

/** A text string: ASCII as it is, everything else as UTF-16BE with a byte order mark. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return hexText(Buffer.from(text, 'latin1'))
  return hexText(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]))
}
