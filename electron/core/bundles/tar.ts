import { AppError } from '#shared/kernel/app-error.ts'

// POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange Format"): each file is a header of 512 bytes, its bytes, and zeros up
// to a multiple of 512; two blocks of zeros end the archive. A file of 8 GiB or more has a pax extended header before its own
// with the one record `size`. We read only what we write, byte for byte: any other header (links, folders, devices, other
// owners, paths that lead elsewhere) is a strange one, and there is nothing left in it to be interpreted.

export const BLOCK = 512
export const TAR_END = Buffer.alloc(2 * BLOCK)
const OCTAL_LIMIT = 8 ** 11
/** No file of a bundle is larger than this many bytes; what claims to be was not written by us. */
const SIZE_LIMIT = 2 ** 45
const FILES_LIMIT = 500_000

export const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** What stands before the bytes of a file. `time`: seconds since 1970. */
export function tarHead(name: string, size: number, time: number): Buffer {
  if (size < OCTAL_LIMIT) return header(name, { size, time, type: '0' })
  const record = paxRecord('size', String(size))
  const padded = Buffer.concat([record, Buffer.alloc(paddingOf(record.length))])
  const extended = header('saksama.pax', { size: record.length, time, type: 'x' })
  return Buffer.concat([extended, padded, header(name, { size: 0, time, type: '0' })])
}

/** `length key=value\n`, where the length counts its own digits too. */
function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`.length
  let length = rest + 1
  while (String(length).length + rest !== length) length += 1
  return Buffer.from(`${length} ${key}=${value}\n`)
}

type Fields = Readonly<{ size: number; time: number; type: '0' | 'x' }>

function header(name: string, { size, time, type }: Fields): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(name, 0, 100, 'latin1')
  block.write(octal(0o600, 7), 100, 'latin1')
  block.write(octal(0, 7), 108, 'latin1')
  block.write(octal(0, 7), 116, 'latin1')
  block.write(octal(size, 11), 124, 'latin1')
  block.write(octal(time, 11), 136, 'latin1')
  block.write(type, 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

/** All bytes of the header, its own sum counted as blanks. */
const sumOf = (block: Buffer) =>
  block.reduce((sum, byte) => sum + byte, 0) - block.subarray(148, 156).reduce((sum, byte) => sum + byte, 0) + 8 * 0x20

/** A file in the archive: where its bytes begin and how many there are. */
export type TarFile = Readonly<{ name: string; start: number; size: number }>

/** Bytes of `[at, at + length)`, fewer only at the end of the archive. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>

/**
 * Every file of an archive of `total` bytes, in order; nothing of their content is read. Throws AppError `not_a_bundle`,
 * `bundle_cut`, `bundle_damaged`, `bundle_strange` or `bundle_too_large`.
 */
export async function* readTar(read: ReadAt, total: number): AsyncGenerator<TarFile, void> {
  if (!isUstar(await read(0, BLOCK))) throw new AppError('not_a_bundle')
  for (let at = 0, count = 0; ; count += 1) {
    if (at + TAR_END.length > total) throw new AppError('bundle_cut')
    const block = await read(at, BLOCK)
    if (block.equals(TAR_END.subarray(0, BLOCK))) return requireEnd(await read(at + BLOCK, BLOCK), at, total)
    if (count >= FILES_LIMIT) throw new AppError('bundle_too_large')
    const file = await readHead(read, at, block)
    const end = file.start + file.size + paddingOf(file.size)
    if (end > total) throw new AppError('bundle_cut')
    yield file
    at = end
  }
}

function requireEnd(second: Buffer, at: number, total: number): void {
  if (!second.equals(TAR_END.subarray(BLOCK))) throw new AppError('bundle_damaged')
  if (at + TAR_END.length !== total) throw new AppError('bundle_strange')
}

const isUstar = (block: Buffer) => block.length === BLOCK && block.toString('latin1', 257, 265) === 'ustar\x0000'

async function readHead(read: ReadAt, at: number, block: Buffer): Promise<TarFile> {
  const { name, size, time, type } = fieldsOf(block)
  if (type === '0') return requireOurs(block, { name, size, time, start: at + BLOCK })
  if (type !== 'x' || size > BLOCK) throw new AppError('bundle_strange')
  const rest = await read(at + BLOCK, 2 * BLOCK)
  if (rest.length < 2 * BLOCK) throw new AppError('bundle_cut')
  const told = /^\d{1,3} size=(\d{10,16})\n\0*$/.exec(rest.toString('latin1', 0, BLOCK))
  if (!told) throw new AppError('bundle_strange')
  const { name: real } = fieldsOf(rest.subarray(BLOCK))
  return requireOurs(Buffer.concat([block, rest]), { name: real, size: Number(told[1]), time, start: at + 3 * BLOCK })
}

/** Written anew it must be the very same bytes. */
function requireOurs(bytes: Buffer, { time, ...file }: TarFile & Readonly<{ time: number }>): TarFile {
  if (file.size > SIZE_LIMIT) throw new AppError('bundle_too_large')
  if (!tarHead(file.name, file.size, time).equals(bytes)) throw new AppError('bundle_strange')
  return file
}

function fieldsOf(block: Buffer) {
  const text = (from: number, to: number) => block.toString('latin1', from, to).split('\0', 1)[0] ?? ''
  if (Number.parseInt(text(148, 156), 8) !== sumOf(block)) throw new AppError('bundle_damaged')
  const number = (from: number) =>
    /^[0-7]{11}$/.test(text(from, from + 12)) ? Number.parseInt(text(from, from + 12), 8) : 0
  return { name: text(0, 100), size: number(124), time: number(136), type: text(156, 157) }
}
