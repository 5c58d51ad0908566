import type { z } from 'zod'
import type { ReadDb } from './database.ts'

/** Rows are parsed through the model's schema once, here, on the way out. */
export const allRows = <S extends z.ZodType>(
  db: ReadDb,
  schema: S,
  sql: string,
  ...parameters: unknown[]
): z.output<S>[] =>
  db
    .prepare(sql)
    .all(...parameters)
    .map((row) => schema.parse(row))

export function oneRow<S extends z.ZodType>(
  db: ReadDb,
  schema: S,
  sql: string,
  ...parameters: unknown[]
): z.output<S> | null {
  const row = db.prepare(sql).get(...parameters)
  return row === undefined ? null : schema.parse(row)
}
