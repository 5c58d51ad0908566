import { AppError } from '#shared/kernel/app-error.ts'
import { guessMapping } from '#shared/tables/guess-mapping.ts'
import { type OpenedTable, type TableId, type TablePurpose, tableIdSchema } from '#shared/tables/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { guessHeaderRow, headersAt, mergedHeaders, widthOf } from './headers.ts'
import { createReadTable } from './read-apart.ts'
import { findMapping } from './repository.ts'
import { createNotices, type Sheet, type TableFile } from './sheet.ts'

type Held = Readonly<{ purpose: TablePurpose; fileName: string; file: TableFile }>
type Shown = Held & Readonly<{ sheet: number; headerRow: number }>

/** The rows in view, as another feature reads them. */
export type TableRows = Readonly<{
  fileName: string
  sheet: Sheet
  /** First row of data, from 0. */
  firstRow: number
  headers: readonly string[]
}>

const MOST_OPEN = 3
const SAMPLE_ROWS = 6

/**
 * Tables that were opened and not yet imported. They hang on the session they were opened in: with the lock they are
 * gone. The oldest goes when there are too many.
 */
export function createTableStore(ports: Pick<Ports, 'newId' | 'workerFile'>) {
  const readTable = createReadTable({ workerFile: ports.workerFile('table') })
  const held = new WeakMap<Session, Map<TableId, Shown>>()

  const tablesOf = (session: Session): Map<TableId, Shown> => {
    const known = held.get(session) ?? new Map<TableId, Shown>()
    held.set(session, known)
    return known
  }
  const require = (session: Session, id: TableId): Shown => {
    const found = tablesOf(session).get(id)
    if (!found) throw new AppError('table_gone')
    return found
  }
  const show = (session: Session, id: TableId, table: Shown): OpenedTable => {
    const tables = tablesOf(session)
    tables.set(id, table)
    for (const oldest of tables.keys()) if (tables.size > MOST_OPEN && oldest !== id) tables.delete(oldest)
    return describe(session, id, table)
  }

  return {
    async open(session: Session, wanted: Readonly<{ purpose: TablePurpose; fileName: string; bytes: Uint8Array }>) {
      const { purpose, fileName } = wanted
      const file = await readTable(wanted.bytes)
      const sheet = file.sheets.findIndex(({ rows }) => rows.some(hasText))
      if (sheet < 0) throw new AppError('table_empty')
      const best = file.sheets[sheet] as Sheet
      const headerRow = guessHeaderRow(purpose, best)
      return show(session, tableIdSchema.parse(ports.newId()), { purpose, fileName, file, sheet, headerRow })
    },
    view(session: Session, id: TableId, wanted: Readonly<{ sheet: number; headerRow: number | null }>) {
      const table = require(session, id)
      const sheet = table.file.sheets[wanted.sheet]
      if (!sheet || sheet.rows.length === 0) throw new AppError('table_empty')
      const headerRow = Math.min(wanted.headerRow ?? guessHeaderRow(table.purpose, sheet), sheet.rows.length)
      return show(session, id, { ...table, sheet: wanted.sheet, headerRow })
    },
    close: (session: Session, id: TableId) => void tablesOf(session).delete(id),
    /** Throws AppError `table_gone`. */
    rows(session: Session, id: TableId): TableRows {
      const table = require(session, id)
      const sheet = table.file.sheets[table.sheet] as Sheet
      return {
        fileName: table.fileName,
        sheet,
        firstRow: table.headerRow,
        headers: headersAt(sheet, table.headerRow),
      }
    },
  }
}
export type TableStore = ReturnType<typeof createTableStore>

function describe(session: Session, id: TableId, { purpose, fileName, file, sheet, headerRow }: Shown): OpenedTable {
  const shown = file.sheets[sheet] as Sheet
  const headers = headersAt(shown, headerRow)
  const data = shown.rows.slice(headerRow)
  const filled = data.filter(hasText)
  const remembered = findMapping(session.db, purpose, headers)
  return {
    id,
    fileName,
    kind: file.kind,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheets: file.sheets.map((one) => ({ name: one.name, rows: one.rows.length, columns: widthOf(one) })),
    sheet,
    headerRow,
    headers,
    sample: filled.slice(0, SAMPLE_ROWS).map((row) => headers.map((_, column) => row[column] ?? '')),
    rowCount: filled.length,
    notices: [...shown.notices, ...headerNotices(shown, headerRow)],
    mapping: remembered ?? guessMapping(purpose, headers),
    remembered: remembered !== null,
  }
}

function headerNotices(sheet: Sheet, headerRow: number) {
  const notices = createNotices()
  for (const { top, left } of mergedHeaders(sheet, headerRow)) notices.add('merged_header', top, left)
  return notices.list()
}

export const hasText = (row: readonly string[]): boolean => row.some((cell) => cell !== '')
