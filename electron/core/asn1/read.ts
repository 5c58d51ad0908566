/** The bytes are not ASN.1 where ASN.1 was expected. */
export class Asn1Error extends Error {
  override readonly name = 'Asn1Error'
}

/** One element, X.690. `children` only for constructed ones; `raw` with header, `content` without. */
export type Asn1 = Readonly<{
  tag: number
  content: Uint8Array
  raw: Uint8Array
  children: readonly Asn1[]
}>

const DEPTH_LIMIT = 40
const INDEFINITE = -1

/**
 * Reads one element in BER: indefinite lengths and strings in pieces occur in key files of old programs. With `whole`,
 * bytes behind the element are an error. Throws Asn1Error.
 */
export function readAsn1(bytes: Uint8Array, { whole = true }: { whole?: boolean } = {}): Asn1 {
  const { node, end } = readAt(bytes, 0, 0)
  if (whole && end !== bytes.length) throw new Asn1Error('bytes behind the element')
  return node
}

function readAt(bytes: Uint8Array, at: number, depth: number): { node: Asn1; end: number } {
  if (depth > DEPTH_LIMIT) throw new Asn1Error('nested too deeply')
  const tag = bytes[at]
  if (tag === undefined || (tag & 31) === 31) throw new Asn1Error('bad tag')
  const { length, start } = readLength(bytes, at + 1)
  const constructed = (tag & 32) !== 0
  if (length === INDEFINITE && !constructed) throw new Asn1Error('open primitive')
  const limit = length === INDEFINITE ? bytes.length : start + length
  if (limit > bytes.length) throw new Asn1Error('cut short')
  const { children, contentEnd, end } = constructed
    ? readChildren(bytes, { at: start, limit, open: length === INDEFINITE }, depth)
    : { children: [], contentEnd: limit, end: limit }
  const node = { tag, content: bytes.subarray(start, contentEnd), raw: bytes.subarray(at, end), children }
  return { node, end }
}

function readLength(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = bytes[at]
  if (first === undefined) throw new Asn1Error('cut short')
  if (first < 128) return { length: first, start: at + 1 }
  if (first === 128) return { length: INDEFINITE, start: at + 1 }
  const count = first & 127
  if (count > 4 || at + count >= bytes.length) throw new Asn1Error('bad length')
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return { length, start: at + 1 + count }
}

type Span = Readonly<{ at: number; limit: number; open: boolean }>

function readChildren(bytes: Uint8Array, { at: start, limit, open }: Span, depth: number) {
  const children: Asn1[] = []
  let at = start
  while (at < limit) {
    if (open && bytes[at] === 0 && bytes[at + 1] === 0) return { children, contentEnd: at, end: at + 2 }
    const { node, end } = readAt(bytes, at, depth + 1)
    if (end > limit) throw new Asn1Error('element leaves its parent')
    children.push(node)
    at = end
  }
  if (open) throw new Asn1Error('no end')
  return { children, contentEnd: limit, end: limit }
}

/** The child at a position. Throws Asn1Error. */
export function child(node: Asn1, index: number, tag?: number): Asn1 {
  const found = node.children[index]
  if (!found || (tag !== undefined && found.tag !== tag)) throw new Asn1Error(`no child ${index}`)
  return found
}

export const oidOf = (node: Asn1): string => {
  if (node.tag !== 0x06 || node.content.length === 0) throw new Asn1Error('no object identifier')
  const arcs: number[] = []
  let arc = 0
  for (const byte of node.content) {
    arc = arc * 128 + (byte & 127)
    if (byte < 128) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first = 0, ...rest] = arcs
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}

/** An OCTET STRING, also when it comes in pieces or under an implicit tag. */
export function octetsOf(node: Asn1): Uint8Array {
  return node.children.length > 0 && (node.tag & 32) !== 0 ? Buffer.concat(node.children.map(octetsOf)) : node.content
}

/** A small non-negative INTEGER. */
export function integerOf(node: Asn1): number {
  if (node.tag !== 0x02 || node.content.length > 5) throw new Asn1Error('no small integer')
  return node.content.reduce((sum, byte) => sum * 256 + byte, 0)
}
