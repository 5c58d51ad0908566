import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'

export const tableIdSchema = defineId('TableId')
export type TableId = z.infer<typeof tableIdSchema>

/** What a table is read for: decides which headers mean which field. */
export const tablePurposeSchema = z.enum(['people', 'names'])
export type TablePurpose = z.infer<typeof tablePurposeSchema>

export const TABLE_LIMITS = {
  /** One call carries the file; see `MAX_FRAME_BYTES`. */
  bytes: 11_000_000,
  rows: 60_000,
  columns: 256,
  /** Of all sheets together. */
  cells: 2_500_000,
  /** Characters of one cell. */
  cell: 2000,
} as const

export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export const delimiterSchema = z.enum([',', ';', '\t', '|'])

/** What was found in a file that its reader should know; `places` are the first of them, "baris 3, kolom B". */
export const tableNoticeSchema = z.strictObject({
  kind: z.enum([
    'formulas',
    'merged_header',
    'encoding_guessed',
    'broken_quotes',
    'rows_cut',
    'columns_cut',
    'cells_cut',
    'hidden_sheet',
    'error_cells',
  ]),
  count: z.number().int(),
  places: z.array(z.string()),
})
export type TableNotice = z.infer<typeof tableNoticeSchema>

/** A field of the purpose → its column, counted from 0; a field without column is null or absent. */
export const mappingSchema = z.record(z.string().max(40), z.number().int().min(0).max(255).nullable())
export type Mapping = z.infer<typeof mappingSchema>

/** A file as read: its sheets, and one of them in view. The rows themselves stay in the core. */
export const openedTableSchema = z.strictObject({
  id: tableIdSchema,
  fileName: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  encoding: encodingSchema.nullable(),
  delimiter: delimiterSchema.nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), columns: z.number().int() })),
  /** Which sheet is in view, from 0. */
  sheet: z.number().int(),
  /** The row that holds the headers, from 1; 0 when there is none. */
  headerRow: z.number().int(),
  headers: z.array(z.string()),
  /** The first rows below the headers. */
  sample: z.array(z.array(z.string())),
  /** Rows below the headers that hold anything. */
  rowCount: z.number().int(),
  notices: z.array(tableNoticeSchema),
  /** Guessed from the headers, or as last used for the same headers. */
  mapping: mappingSchema,
  remembered: z.boolean(),
})
export type OpenedTable = z.infer<typeof openedTableSchema>

/** A place in a table as people name it: rows from 1, columns as letters. */
export const placeText = (row: number, column: number): string => `baris ${row}, kolom ${columnLetters(column)}`

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`
}
