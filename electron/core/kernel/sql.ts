import { z } from 'zod'
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

/** A TEXT column that holds JSON of that shape. */
export const jsonColumn = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)

/** Text as part of a LIKE pattern that names `\` as its ESCAPE: its own wildcards mean themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
