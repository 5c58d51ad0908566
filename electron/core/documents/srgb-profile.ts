/** sRGB (IEC 61966-2-1) as an ICC v4 profile (ICC.1:2010), made from its published numbers: some 550 bytes. */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', localized('sRGB')],
    ['cprt', localized('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.82491)],
    ['chad', fixedArray(1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, transferCurve()] as const),
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  let offset = 128 + table.length
  tags.forEach(([name, data], index) => {
    table.write(name, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(offset, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
    offset += data.length
  })
  return Uint8Array.from(Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)]))
}

// ICC.1:2010 § 7.2: display device profile, RGB to XYZ, D50 illuminant, a fixed date.
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  ;[2026, 1, 1].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + 2 * index)
  })
  bytes.write('acsp', 36, 'latin1')
  fixed(0.9642, 1, 0.82491).copy(bytes, 68)
  return bytes
}

const fixed = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 65_536), 4 * index)
  })
  return bytes
}
const typed = (type: string, ...parts: Buffer[]) => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...parts])
const xyz = (...values: number[]) => typed('XYZ ', fixed(...values))
const fixedArray = (...values: number[]) => typed('sf32', fixed(...values))
// Type 3: Y = ((X + 0.055) / 1.055)^2.4 above 0.04045, X / 12.92 below.
const transferCurve = () =>
  typed('para', Buffer.from([0, 3, 0, 0]), fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))

function localized(text: string): Buffer {
  const words = Buffer.from(text, 'utf16le').swap16()
  const record = Buffer.alloc(20)
  record.writeUInt32BE(1, 0)
  record.writeUInt32BE(12, 4)
  record.write('enUS', 8, 'latin1')
  record.writeUInt32BE(words.length, 12)
  record.writeUInt32BE(28, 16)
  const padding = Buffer.alloc((4 - (words.length % 4)) % 4)
  return typed('mluc', record, words, padding)
}
