import { deflateSync } from 'node:zlib'

type PngForm = Readonly<{ width: number; height: number; bitDepth: number; colourType: number }>

/** A real PNG around deflated rows: signature, IHDR, IDAT, IEND (PNG spec § 5). */
export function pngOf({ width, height, bitDepth, colourType }: PngForm, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bitDepth, colourType, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** A PNG of one colour. */
export function pngBytes(width = 8, height = 8, [r, g, b] = [200, 30, 30]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([r ?? 0, g ?? 0, b ?? 0]))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return pngOf({ width, height, bitDepth: 8, colourType: 2 }, pixels)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A small well-formed PDF; `extra` goes into the catalog. */
export function pdfBytes(extra = ''): Buffer {
  const objects = [
    `1 0 obj\n<</Type/Catalog/Pages 2 0 R${extra}>>\nendobj\n`,
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>\nendobj\n',
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object) => {
    const at = text.length
    text += object
    return at
  })
  const start = text.length
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`, 'latin1')
}

/** A zip with one entry whose directory claims `unpacked` bytes; the data itself is not needed to be judged. */
export function zipBytes({ encrypted = false, unpacked = 5 }: { encrypted?: boolean; unpacked?: number } = {}): Buffer {
  const name = Buffer.from('a.txt')
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(encrypted ? 1 : 0, 6)
  local.writeUInt32LE(5, 18)
  local.writeUInt32LE(unpacked, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.write('PK\u0001\u0002', 'latin1')
  entry.writeUInt16LE(encrypted ? 1 : 0, 8)
  entry.writeUInt32LE(5, 20)
  entry.writeUInt32LE(unpacked, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  return Buffer.concat([local, name, Buffer.from('halo!'), entry, name, end])
}
