import { inflateRawSync } from 'node:zlib'
import { AppError } from '#shared/kernel/app-error.ts'

export type ZipEntry = Readonly<{ name: string; method: number; start: number; packed: number; unpacked: number }>

export const ZIP_LIMITS = { entries: 2000, entryBytes: 160 * 1024 * 1024, totalBytes: 256 * 1024 * 1024 } as const

const END_LENGTH = 22
const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const STORED = 0
const DEFLATED = 8

/**
 * The central directory of a ZIP (APPNOTE.TXT § 4.3.12), nothing unpacked. Throws AppError `table_encrypted`,
 * `table_bomb`, `table_unreadable`. ZIP64 is refused: no table of ours is that large.
 */
export function readZip(file: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  if (count > ZIP_LIMITS.entries) throw new AppError('table_bomb')
  const entries = new Map<string, ZipEntry>()
  let at = file.readUInt32LE(end + 16)
  let total = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new AppError('table_unreadable')
    const entry = readEntry(file, at)
    total += entry.unpacked
    if (entry.unpacked > ZIP_LIMITS.entryBytes || total > ZIP_LIMITS.totalBytes) throw new AppError('table_bomb')
    // Two entries of one name are read differently by different programs.
    if (entries.has(entry.name)) throw new AppError('table_unreadable')
    entries.set(entry.name, entry)
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - END_LENGTH - 0xffff)
  for (let at = file.length - END_LENGTH; at >= lowest; at -= 1) if (file.readUInt32LE(at) === END_SIGNATURE) return at
  throw new AppError('table_unreadable')
}

function readEntry(file: Buffer, at: number): ZipEntry {
  if ((file.readUInt16LE(at + 8) & 1) === 1) throw new AppError('table_encrypted')
  const nameLength = file.readUInt16LE(at + 28)
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    method: file.readUInt16LE(at + 10),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    start: file.readUInt32LE(at + 42),
  }
}

/** The bytes of one entry as they lie. Throws AppError `table_unreadable`. */
export function packedBytes(file: Buffer, { start, packed }: ZipEntry): Buffer {
  if (start + 30 > file.length || file.readUInt32LE(start) !== LOCAL_SIGNATURE) throw new AppError('table_unreadable')
  const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
  const bytes = file.subarray(data, data + packed)
  if (bytes.length !== packed) throw new AppError('table_unreadable')
  return bytes
}

/**
 * The bytes of one entry. Never more than its directory promised: what unpacks to more is a bomb, whatever it says of
 * itself.
 */
export function unzip(file: Buffer, entry: ZipEntry): Buffer {
  const bytes = packedBytes(file, entry)
  const { method, unpacked } = entry
  if (method === STORED) return bytes
  if (method !== DEFLATED) throw new AppError('table_unreadable')
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(unpacked, 1) })
  } catch (cause) {
    const tooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new AppError(tooLong ? 'table_bomb' : 'table_unreadable', undefined, { cause })
  }
}
