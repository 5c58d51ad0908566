export type Decoded = Readonly<{ text: string; encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252' }>

/**
 * Reads the beginning of a text file of unknown encoding: byte order mark first, then UTF-16 by its zero bytes, then
 * UTF-8 when it is valid, else Windows-1252, which gives every byte a character. `cut` says that bytes are missing at
 * the end, where half a character is then no sign of another encoding.
 */
export function decodeText(bytes: Uint8Array, cut: boolean): Decoded {
  const marked = byMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  const wide = byZeroBytes(bytes)
  if (wide) return decodeAs(bytes, wide)
  return isUtf8(bytes, cut) ? decodeAs(bytes, 'UTF-8') : decodeAs(bytes, 'Windows-1252')
}

const decodeAs = (bytes: Uint8Array, encoding: Decoded['encoding']): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
})

function byMark([first, second, third]: Uint8Array): Decoded['encoding'] | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8'
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  if (first === 0xfe && second === 0xff) return 'UTF-16BE'
  return null
}

/** Western text in UTF-16 has a zero in nearly every other byte. */
function byZeroBytes(bytes: Uint8Array): Decoded['encoding'] | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 4) return null
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const enough = sample.length * 0.2
  const [even = 0, odd = 0] = zeros
  if (odd > enough && even < odd / 8) return 'UTF-16LE'
  if (even > enough && odd < even / 8) return 'UTF-16BE'
  return null
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('UTF-8', { fatal: true }).decode(bytes, { stream: cut })
    return true
  } catch {
    return false
  }
}
