import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/kernel/app-error.ts'
import { readCsv } from './read-csv.ts'
import { isOle, isZip, readXlsx } from './read-xlsx.ts'
import type { TableFile } from './sheet.ts'

export type TableJob = Readonly<{ bytes: Uint8Array }>
export type TableAnswer = Readonly<{ file: TableFile }> | Readonly<{ refused: string }>

// One file per worker: whatever a hostile file makes it do ends with it.
const bytes = Buffer.from((workerData as TableJob).bytes.buffer)

function read(): TableAnswer {
  try {
    if (bytes.length === 0) return { refused: 'table_empty' }
    if (isOle(bytes)) return { refused: 'table_old_excel' }
    return { file: isZip(bytes) ? readXlsx(bytes) : readCsv(bytes) }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code }
    // A file that breaks its reader in a way nobody thought of is unreadable, not a fault of the program.
    return { refused: 'table_unreadable' }
  }
}

parentPort?.postMessage(read())
