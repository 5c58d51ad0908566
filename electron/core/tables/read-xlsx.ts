import { AppError } from '#shared/kernel/app-error.ts'
import { TABLE_LIMITS } from '#shared/tables/model.ts'
import type { Sheet, TableFile } from './sheet.ts'
import { readSharedStrings, readStyles, readWorkbook } from './xlsx-parts.ts'
import { readSheet } from './xlsx-sheet.ts'
import { readZip, unzip, type ZipEntry } from './zip.ts'

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const MAX_SHEETS = 40

/** Excel before 2007 and every password-protected workbook come in this container ([MS-CFB] § 2.2). */
export const isOle = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(OLE)
export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))

/**
 * A workbook after ECMA-376: values as shown in the file, formulas never computed but taken as last computed. Throws
 * AppError `table_macros`, `table_external`, `table_encrypted`, `table_bomb`, `table_too_large`, `table_unreadable`.
 */
export function readXlsx(file: Buffer): TableFile {
  const entries = readZip(file)
  refuse(entries)
  const part = (name: string): string | null => {
    const entry = entries.get(name)
    return entry ? textOf(unzip(file, entry)) : null
  }
  const workbook = readWorkbook(part)
  const strings = readSharedStrings(part(workbook.strings) ?? '')
  const dates = readStyles(part(workbook.styles) ?? '')
  const sheets: Sheet[] = []
  let cells = 0
  for (const { name, path, hidden } of workbook.sheets.slice(0, MAX_SHEETS)) {
    const xml = part(path)
    if (xml === null) continue
    const sheet = readSheet(xml, { name, hidden, strings, dates, since1904: workbook.since1904 })
    cells += sheet.rows.reduce((sum, row) => sum + row.length, 0)
    if (cells > TABLE_LIMITS.cells) throw new AppError('table_too_large')
    sheets.push(sheet)
  }
  if (sheets.length === 0) throw new AppError('table_unreadable')
  return { kind: 'xlsx', encoding: null, delimiter: null, sheets }
}

function refuse(entries: ReadonlyMap<string, ZipEntry>): void {
  const names = [...entries.keys()].map((name) => name.toLowerCase())
  if (names.includes('encryptedpackage') || names.includes('encryptioninfo')) throw new AppError('table_encrypted')
  if (names.some((name) => /(^|\/)vba[a-z]*\.bin$|macrosheets\/|activex\/|\.bin$/.test(name) && !isPrinter(name)))
    throw new AppError('table_macros')
  if (names.some((name) => /externallinks\/|connections\.xml$|querytables\/|customdata\//.test(name)))
    throw new AppError('table_external')
  if (!entries.has('xl/workbook.xml') && !names.includes('_rels/.rels')) throw new AppError('table_unreadable')
}

// Settings of a printer are in nearly every workbook and do nothing.
const isPrinter = (name: string) => name.includes('printersettings/')

/** XML without a document type: entities of one's own are how XML is made to explode. */
function textOf(bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  if (/<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 4096))) throw new AppError('table_bomb')
  return text
}
