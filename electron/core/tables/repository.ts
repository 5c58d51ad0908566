import { z } from 'zod'
import type { Instant } from '#shared/kernel/instant.ts'
import { headerKey } from '#shared/tables/guess-mapping.ts'
import { type Mapping, mappingSchema, type TablePurpose } from '#shared/tables/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { jsonColumn, oneRow } from '../kernel/sql.ts'

const mappingRow = z.strictObject({ mapping: jsonColumn(mappingSchema) })

/** As last used for the very same headers. */
export const findMapping = (db: ReadDb, purpose: TablePurpose, headers: readonly string[]): Mapping | null =>
  oneRow(
    db,
    mappingRow,
    'SELECT mapping FROM column_mappings WHERE purpose = ? AND headers = ?',
    purpose,
    keyOf(headers),
  )?.mapping ?? null

export const rememberMapping = (
  db: WriteDb,
  used: Readonly<{ purpose: TablePurpose; headers: readonly string[]; mapping: Mapping; at: Instant }>,
) =>
  db
    .prepare(
      `INSERT INTO column_mappings (purpose, headers, mapping, used_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (purpose, headers) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
    )
    .run(used.purpose, keyOf(used.headers), JSON.stringify(used.mapping), used.at)

const keyOf = (headers: readonly string[]) => headers.map(headerKey).join('|')
