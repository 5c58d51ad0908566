import { TABLE_LIMITS } from '#shared/tables/model.ts'
import { cellText, createNotices, type Merge, type Notices, type Sheet } from './sheet.ts'
import { walkXml } from './xml.ts'

type Context = Readonly<{
  name: string
  hidden: boolean
  strings: readonly string[]
  dates: readonly boolean[]
  since1904: boolean
}>
type Cell = { row: number; column: number; type: string; style: number; value: string; hasFormula: boolean }

/** One worksheet (ECMA-376 part 1 § 18.3.1); cells beyond the limits are left out and noticed. */
export function readSheet(xml: string, context: Context): Sheet {
  const notices = createNotices()
  if (context.hidden) notices.add('hidden_sheet')
  const rows: string[][] = []
  const merges: Merge[] = []
  const rounded = new Set<string>()
  const keep = (cell: Cell) => {
    if (cell.hasFormula) notices.add('formulas', cell.row, cell.column)
    if (!isWithin(cell, notices)) return
    const text = shownValue(cell, context, notices)
    if (text === '') return
    if (isRounded(cell, text)) rounded.add(`${cell.row}:${cell.column}`)
    while (rows.length <= cell.row) rows.push([])
    const row = rows[cell.row] ?? []
    while (row.length < cell.column) row.push('')
    row[cell.column] = cellText(text, notices, cell.row, cell.column)
  }
  walkCells(xml, keep, (reference) => {
    const merge = toMerge(reference)
    if (merge && merges.length < 20_000) merges.push(merge)
  })
  return { name: context.name, rows, merges, rounded, notices: notices.list() }
}

function walkCells(xml: string, onCell: (cell: Cell) => void, onMerge: (reference: string) => void): void {
  let row = -1
  let cell: Cell | null = null
  let reading = ''
  let nextColumn = 0
  const open: Readonly<Record<string, (attribute: (name: string) => string) => void>> = {
    row: (attribute) => {
      row = attribute('r') === '' ? row + 1 : Number(attribute('r')) - 1
      nextColumn = 0
    },
    c: (attribute) => {
      const place = toPlace(attribute('r')) ?? { row, column: nextColumn }
      cell = { ...place, type: attribute('t'), style: Number(attribute('s') || 0), value: '', hasFormula: false }
      nextColumn = place.column + 1
    },
    v: () => {
      reading = 'v'
    },
    t: () => {
      reading = 't'
    },
    f: () => {
      if (cell) cell.hasFormula = true
    },
    mergeCell: (attribute) => onMerge(attribute('ref')),
  }
  walkXml(xml, {
    open: (name, attribute) => (Object.hasOwn(open, name) ? open[name]?.(attribute) : undefined),
    text: (value) => {
      if (reading !== '' && cell) cell.value += value
    },
    close: (name) => {
      if (name === reading) reading = ''
      if (name !== 'c' || !cell) return
      onCell(cell)
      cell = null
    },
  })
}

function isWithin({ row, column }: Cell, notices: Notices): boolean {
  if (!(row >= 0 && column >= 0)) return false
  if (row >= TABLE_LIMITS.rows) notices.add('rows_cut', row, column)
  if (column >= TABLE_LIMITS.columns) notices.add('columns_cut', row, column)
  return row < TABLE_LIMITS.rows && column < TABLE_LIMITS.columns
}

/** The cell as text (§ 18.18.11): what the file last computed, days as `yyyy-mm-dd`. */
function shownValue(cell: Cell, { strings, dates, since1904 }: Context, notices: Notices): string {
  if (cell.type === 's') return strings[Number(cell.value)] ?? ''
  if (cell.type === 'e') {
    notices.add('error_cells', cell.row, cell.column)
    return ''
  }
  if (cell.type === 'b') return cell.value === '1' ? 'ya' : 'tidak'
  if (cell.type !== '' && cell.type !== 'n') return cell.type === 'd' ? cell.value.slice(0, 10) : cell.value
  return dates[cell.style] ? dayOf(cell.value, since1904) : numberText(cell.value)
}

const DAY_MS = 86_400_000
// Serial 60 is the 29 February 1900 that never was (§ 18.17.4.1).
const ZERO_1900 = Date.UTC(1899, 11, 30)
const ZERO_1904 = Date.UTC(1904, 0, 1)

function dayOf(value: string, since1904: boolean): string {
  const serial = Number(value)
  if (!(serial >= 1 && serial < 2_958_466)) return value
  const shift = !since1904 && serial < 60 ? 1 : 0
  return new Date((since1904 ? ZERO_1904 : ZERO_1900) + (Math.floor(serial) + shift) * DAY_MS)
    .toISOString()
    .slice(0, 10)
}

/** Integers without an exponent, so that a NIP kept as a number stays readable. */
function numberText(value: string): string {
  const number = Number(value)
  if (!/[eE.]/.test(value) || !Number.isInteger(number) || Math.abs(number) >= 1e21) return value
  return BigInt(number).toString()
}

/** A spreadsheet keeps 15 digits of a number: a NIP of 18 kept as one has lost its last three. */
const isRounded = ({ type }: Cell, text: string) => (type === '' || type === 'n') && /^\d{16,}$/.test(text)

function toPlace(reference: string): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (!found) return null
  const [, letters = '', digits = ''] = found
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

function toMerge(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(toPlace)
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : null
}
