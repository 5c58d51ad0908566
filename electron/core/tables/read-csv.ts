import papaparse from 'papaparse'
import { AppError } from '#shared/kernel/app-error.ts'
import { TABLE_LIMITS } from '#shared/tables/model.ts'
import { cellText, createNotices, type Notices, type TableFile } from './sheet.ts'

type Encoding = NonNullable<TableFile['encoding']>
type Delimiter = NonNullable<TableFile['delimiter']>

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|']
const LOOK_AT = 64 * 1024

/** A CSV of any of the usual encodings and separators. Throws AppError `table_unreadable` for what is no text. */
export function readCsv(bytes: Uint8Array): TableFile {
  const notices = createNotices()
  const encoding = detectEncoding(bytes)
  if (encoding === 'windows-1252') notices.add('encoding_guessed')
  const text = new TextDecoder(encoding).decode(bytes)
  if (looksBinary(text)) throw new AppError('table_unreadable')
  const delimiter = detectDelimiter(text)
  const { data, errors } = papaparse.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: false,
    // One more than shown, so that a cut is noticed.
    preview: TABLE_LIMITS.rows + 1,
  })
  for (const { row } of errors.filter(({ type }) => type === 'Quotes')) notices.add('broken_quotes', row ?? 0)
  if (data.reduce((sum, row) => sum + row.length, 0) > TABLE_LIMITS.cells) throw new AppError('table_too_large')
  const rows = data.slice(0, TABLE_LIMITS.rows).map((cells, row) => cleanRow(cells, row, notices))
  if (data.length > TABLE_LIMITS.rows) notices.add('rows_cut', TABLE_LIMITS.rows)
  return {
    kind: 'csv',
    encoding,
    delimiter,
    sheets: [{ name: '', rows, merges: [], rounded: roundedNumbers(rows), notices: notices.list() }],
  }
}

function cleanRow(cells: readonly string[], row: number, notices: Notices): string[] {
  if (cells.length > TABLE_LIMITS.columns) notices.add('columns_cut', row, TABLE_LIMITS.columns)
  return cells.slice(0, TABLE_LIMITS.columns).map((cell, column) => {
    // Never executed, only noticed: Excel would compute it on opening the same file.
    if (/^[=@]/.test(cell)) notices.add('formulas', row, column)
    return cellText(cell, notices, row, column)
  })
}

/** By byte order mark, then by zero bytes (ASCII in UTF-16), then by whether it is UTF-8 at all. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, LOOK_AT)
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 5 && even < odd / 10) return 'utf-16le'
  if (even > head.length / 5 && odd < even / 10) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The separator that gives the first lines the same number of columns, and most of them. */
export function detectDelimiter(text: string): Delimiter {
  // Excel's own hint, a first line "sep=;".
  const hint = /^\ufeff?sep=([;,\t|])\r?\n/.exec(text)?.[1]
  if (hint) return hint as Delimiter
  const head = text.slice(0, LOOK_AT)
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = papaparse.parse<string[]>(head, { delimiter, preview: 30, skipEmptyLines: true })
    const widths = data.map((row) => row.length)
    const widest = Math.max(0, ...widths)
    const even = widths.filter((width) => width === widest).length / Math.max(1, widths.length)
    return { delimiter, score: widest <= 1 ? 0 : even * 100 + Math.min(widest, 50) }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

// A text holds no NUL, and hardly any control character or character that a decoder could not read.
function looksBinary(text: string): boolean {
  const head = text.slice(0, LOOK_AT)
  const strange = head.match(/(?![\t\n\r])\p{Cc}|\ufffd/gu)?.length ?? 0
  return head.includes('\0') || strange > head.length / 50
}

/** "1,99002E+17": a number that Excel has shortened before it wrote the file. */
function roundedNumbers(rows: readonly (readonly string[])[]): ReadonlySet<string> {
  const found = new Set<string>()
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (/^\d[.,]\d+E\+1[5-9]$/i.test(cell)) found.add(`${row}:${column}`)
    })
  })
  return found
}
