import { z } from 'zod'
import type { WriteDb } from './database.ts'

const rowSchema = z.strictObject({ value: z.number().int() })

/** The next running number of a series, starting at 1; numbers are never given twice. */
export function nextNumber(db: WriteDb, series: string): number {
  const row = db
    .prepare(
      'INSERT INTO counters (series, value) VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET value = value + 1 RETURNING value',
    )
    .get(series)
  return rowSchema.parse(row).value
}

const SERIES = { P: 'cases', L: 'reports' } as const

/** `L-2026-001`. Passes over numbers that came in from another vault. */
export function yearlyNumber(db: WriteDb, letter: keyof typeof SERIES, year: number): string {
  const number = `${letter}-${year}-${String(nextNumber(db, `${letter}-${year}`)).padStart(3, '0')}`
  const isTaken = db.prepare(`SELECT 1 FROM ${SERIES[letter]} WHERE number = ?`).get(number) !== undefined
  return isTaken ? yearlyNumber(db, letter, year) : number
}
