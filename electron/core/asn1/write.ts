/** DER (X.690 § 10) of one element. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Uint8Array.of(tag), lengthBytes(content.length), content])
}

function lengthBytes(length: number): Uint8Array {
  if (length < 128) return Uint8Array.of(length)
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return Buffer.concat([Uint8Array.of(128 + bytes.length), bytes])
}

export const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts)
/** SET OF: DER sorts the elements. */
export const setOf = (...parts: readonly Uint8Array[]) => tlv(0x31, ...[...parts].sort(Buffer.compare))
export const octets = (bytes: Uint8Array) => tlv(0x04, bytes)
export const smallInteger = (value: number) => tlv(0x02, Uint8Array.of(value))
export const nothing = () => Uint8Array.of(5, 0)

export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(value: number): number[] {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128))
  return bytes
}
