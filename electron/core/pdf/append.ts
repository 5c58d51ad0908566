import { createHash } from 'node:crypto'
import { invariant } from '#shared/kernel/assert.ts'
import type { PdfFile } from './file.ts'
import { asString, hexText, isList, serialize } from './objects.ts'

/** The body between `n 0 obj` and `endobj`. */
export type WrittenObject = Readonly<{ n: number; body: Uint8Array }>
export type Appended = Readonly<{
  bytes: Uint8Array
  /** Where the body of an object begins. */
  bodyStart: ReadonlyMap<number, number>
}>

/**
 * One incremental update (ISO 32000-2 § 7.5.6): the old file is the byte-identical beginning of the new one. Only files
 * with classic cross-reference tables, as ours are. At least one new object must be among `objects`: `/Size` may not
 * shrink, and strict readers refuse an update without growth.
 */
export function appendRevision(file: PdfFile, objects: readonly WrittenObject[]): Appended {
  invariant(file.sections[0]?.form === 'table', 'only files with a classic cross-reference table are appended to')
  const parts: Uint8Array[] = [file.bytes]
  let length = file.bytes.length
  const put = (part: Uint8Array | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  const offsets = new Map<number, number>()
  const bodyStart = new Map<number, number>()
  if (file.bytes.at(-1) !== 10) put('\n')
  for (const { n, body } of objects) {
    invariant(!offsets.has(n), `object ${n} is written once`)
    offsets.set(n, length)
    put(`${n} 0 obj\n`)
    bodyStart.set(n, length)
    put(body)
    put('\nendobj\n')
  }
  const start = length
  put(xrefTable(offsets))
  put(trailer(file, { offsets, objects }))
  put(`startxref\n${start}\n%%EOF\n`)
  return { bytes: Uint8Array.from(Buffer.concat(parts)), bodyStart }
}

function xrefTable(offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const n of numbers) {
    const run = runs.at(-1)
    if (run && run.at(-1) === n - 1) run.push(n)
    else runs.push([n])
  }
  const lines = runs.flatMap((run) => [
    `${run[0]} ${run.length}\n`,
    ...run.map((n) => `${String(offsets.get(n)).padStart(10, '0')} 00000 n \n`),
  ])
  return `xref\n${lines.join('')}`
}

type Written = Readonly<{ offsets: ReadonlyMap<number, number>; objects: readonly WrittenObject[] }>

function trailer(file: PdfFile, { offsets, objects }: Written): string {
  const size = Math.max(file.size, 1 + Math.max(...offsets.keys()))
  invariant(size > file.size, 'an update adds an object')
  const info = file.trailer.entries.get('Info')
  const entries = [
    `/Size ${size}`,
    `/Root ${serialize(file.root)}`,
    ...(info ? [`/Info ${serialize(info)}`] : []),
    `/ID [${fileIds(file, objects).map(hexText).join(' ')}]`,
    `/Prev ${file.sections[0]?.offset}`,
  ]
  return `trailer\n<<${entries.join(' ')}>>\n`
}

/** The first half stays for the life of the file, the second follows its content: § 14.4. */
function fileIds(file: PdfFile, objects: readonly WrittenObject[]): Uint8Array[] {
  const old = file.trailer.entries.get('ID')
  const hash = createHash('sha256').update(file.bytes)
  for (const { body } of objects) hash.update(body)
  const fresh = hash.digest().subarray(0, 16)
  return [(isList(old) ? asString(old[0])?.bytes : null) ?? fresh, fresh]
}
