import { countKnown } from '#shared/tables/guess-mapping.ts'
import { columnLetters, type TablePurpose } from '#shared/tables/model.ts'
import type { Merge, Sheet } from './sheet.ts'

const LOOK_AT = 25
/** Headers of one column may stand in up to this many rows above each other. */
const DEPTH = 3

/** The row, from 1, that most looks like headers; 0 when the first row already is data. */
export function guessHeaderRow(purpose: TablePurpose, sheet: Sheet): number {
  let best = { row: 0, known: 0 }
  for (let row = 1; row <= Math.min(LOOK_AT, sheet.rows.length); row += 1) {
    const known = countKnown(purpose, headersAt(sheet, row))
    if (known > best.known) best = { row, known }
  }
  if (best.known > 0) return best.row
  return looksLikeData(sheet.rows[0] ?? []) ? 0 : 1
}

// Headers have no digits to speak of and are not alone.
const looksLikeData = (row: readonly string[]): boolean => {
  const filled = row.filter((cell) => cell !== '')
  return filled.length <= 1 || filled.some((cell) => /\d{4,}/.test(cell))
}

export const widthOf = (sheet: Sheet): number => sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)

/** Header texts; what is merged above a column is read before it: "Jabatan" over "TMT" is "Jabatan TMT". */
export function headersAt(sheet: Sheet, headerRow: number): string[] {
  const width = widthOf(sheet)
  const last = headerRow - 1
  const first = Math.max(0, last - DEPTH + 1)
  const merges = sheet.merges.filter(
    (merge) => merge.top <= last && merge.bottom >= first && merge.right - merge.left + 1 < Math.max(3, width * 0.6),
  )
  return Array.from({ length: width }, (_, column) => {
    if (headerRow === 0) return `Kolom ${columnLetters(column)}`
    const above = merges
      .filter(({ left, right }) => column >= left && column <= right)
      .map((merge) => anchor(sheet, merge))
    const own = sheet.rows[last]?.[column] ?? ''
    const parts = [...above, own].filter((part) => part !== '')
    return [...new Set(parts)].join(' ').replace(/\s+/g, ' ').trim()
  })
}

/** Whether cells of the headers are merged. */
export const mergedHeaders = (sheet: Sheet, headerRow: number): Merge[] =>
  sheet.merges.filter(({ top, bottom }) => top <= headerRow - 1 && bottom >= headerRow - DEPTH)

const anchor = (sheet: Sheet, { top, left }: Merge): string => sheet.rows[top]?.[left] ?? ''
