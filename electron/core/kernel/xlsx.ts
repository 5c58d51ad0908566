import writeExcelFile, { type Cell, type Sheet as ExcelSheet } from 'write-excel-file/node'
import type { Day } from '#shared/kernel/instant.ts'

/** A cell of a workbook: text, a number, a truth value, a calendar day, or nothing. */
export type WorkbookCell = string | number | boolean | null | Readonly<{ day: Day }>

export type WorkbookSheet = Readonly<{
  /** At most 31 characters survive; what a sheet's name may not hold becomes a space. */
  name: string
  /** Width in characters; `wrap` breaks long texts into lines. */
  columns: readonly Readonly<{ header: string; width?: number; wrap?: boolean }>[]
  rows: readonly (readonly WorkbookCell[])[]
}>

// ECMA-376 part 1 § 18.3.1.4 and the limits of the programs that read it.
const LONGEST_TEXT = 32_767
const LONGEST_NAME = 31
const DAY_FORMAT = 'dd-mm-yyyy'
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * An XLSX file of these sheets, headers bold and frozen. Nothing in it is ever a formula: text that begins with `=`,
 * `+`, `-` or `@` is stored as a string cell, so that opening the file computes nothing.
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const used = new Set<string>()
  const bytes = await writeExcelFile(sheets.map((sheet) => toSheet(sheet, used))).toBuffer()
  return Uint8Array.from(bytes)
}

function toSheet({ name, columns, rows }: WorkbookSheet, used: Set<string>): ExcelSheet<never> {
  return {
    sheet: sheetName(name, used),
    columns: columns.map(({ width = 18 }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ header }): Cell => ({ ...text(header), fontWeight: 'bold', wrap: true, alignVertical: 'top' })),
      ...rows.map((row) => row.map((cell, at) => toCell(cell, columns[at]?.wrap ?? false))),
    ],
  }
}

function toCell(cell: WorkbookCell, wrap: boolean): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'boolean') return { type: Boolean, value: cell }
  if (typeof cell === 'number') return Number.isFinite(cell) ? { type: Number, value: cell } : null
  if (typeof cell === 'object')
    return { type: Number, value: (Date.parse(cell.day) - DAY_ZERO) / DAY_MS, format: DAY_FORMAT }
  return wrap ? { ...text(cell), wrap: true, alignVertical: 'top' } : text(cell)
}

// What XML 1.0 § 2.2 has no place for would make the whole file unreadable.
const NOT_XML = /(?![\t\n\r])\p{Cc}|\ufffe|\uffff/gu

const text = (value: string) => ({
  type: String,
  value: value.toWellFormed().replace(NOT_XML, '').slice(0, LONGEST_TEXT).toWellFormed(),
})

/** § 18.2.19 and what Excel refuses: `[]:*?/\`, an apostrophe at either end, a name used twice. */
function sheetName(wanted: string, used: Set<string>): string {
  const bare =
    wanted
      .toWellFormed()
      .replace(NOT_XML, '')
      .replace(/[[\]:*?/\\]+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '') || 'Lembar'
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name = `${bare.slice(0, LONGEST_NAME - suffix.length).trim()}${suffix}`
    if (used.has(name.toLowerCase())) continue
    used.add(name.toLowerCase())
    return name
  }
}
