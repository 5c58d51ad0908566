import { placeText, TABLE_LIMITS, type TableNotice } from '#shared/tables/model.ts'

/** A range of merged cells, rows and columns from 0, ends included. */
export type Merge = Readonly<{ top: number; left: number; bottom: number; right: number }>

/** One sheet as read: rows from the first of the file on, every cell as text. */
export type Sheet = Readonly<{
  name: string
  rows: readonly (readonly string[])[]
  merges: readonly Merge[]
  /** `row:column` of cells whose number was too long for a spreadsheet: their last digits are lost. */
  rounded: ReadonlySet<string>
  notices: readonly TableNotice[]
}>

export type TableFile = Readonly<{
  kind: 'csv' | 'xlsx'
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null
  delimiter: ',' | ';' | '\t' | '|' | null
  sheets: readonly Sheet[]
}>

const PLACES_SHOWN = 5

/** Counts what was noticed and remembers the first places of each kind. */
export function createNotices() {
  const found = new Map<TableNotice['kind'], { count: number; places: string[] }>()
  return {
    add(kind: TableNotice['kind'], row?: number, column?: number) {
      const entry = found.get(kind) ?? { count: 0, places: [] }
      entry.count += 1
      if (row !== undefined && entry.places.length < PLACES_SHOWN) entry.places.push(placeText(row + 1, column ?? 0))
      found.set(kind, entry)
    },
    list: (): TableNotice[] => [...found].map(([kind, { count, places }]) => ({ kind, count, places })),
  }
}
export type Notices = ReturnType<typeof createNotices>

// Control characters have no business in a table; the contract of names and lines cleans the rest.
const UNWANTED = /(?![\t\n])\p{Cc}/gu

/** A cell as kept: one line of bounded length. */
export function cellText(text: string, notices: Notices, row: number, column: number): string {
  if (text.length > TABLE_LIMITS.cell) notices.add('cells_cut', row, column)
  const cut = text.length > TABLE_LIMITS.cell ? text.slice(0, TABLE_LIMITS.cell) : text
  return cut.toWellFormed().replace(UNWANTED, '').trim()
}
