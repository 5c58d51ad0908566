import { z } from 'zod'
import { type DatabaseCheck, databaseCheckSchema } from '#shared/integrity/model.ts'
import { lastDatabaseCheck } from '../audit/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { commonCodeOf } from '../kernel/guard.ts'
import type { Session } from '../kernel/session.ts'
import { allRows } from '../kernel/sql.ts'
import type { Due } from './repository.ts'

const nameRow = z.strictObject({ name: z.string() })
/** Virtual tables have no pages; what they are made of is among the others. */
const TABLES = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name`
const verdictRow = z.strictObject({ quick_check: z.string() })

/**
 * Reads every page that is in use, table by table with its indexes, and gives the names of those that do not open or
 * contradict themselves. Nothing else can run during one table; between two of them `rest` may take its time.
 */
export async function damagedTables(db: ReadDb, rest: () => Promise<unknown>): Promise<string[]> {
  const damaged: string[] = []
  for (const { name } of allRows(db, nameRow, TABLES)) {
    await rest()
    if (!isSound(db, name)) damaged.push(name)
  }
  return damaged
}

function isSound(db: ReadDb, table: string): boolean {
  try {
    const verdicts = allRows(db, verdictRow, 'SELECT quick_check FROM pragma_quick_check(?)', table)
    return verdicts.every(({ quick_check }) => quick_check === 'ok')
  } catch (error) {
    if (commonCodeOf(error) === 'database_damaged') return false
    throw error
  }
}

/** On record like every check; a database too damaged to take the entry throws. */
export function storeDatabaseCheck(session: Session, damaged: readonly string[]): void {
  const details = { state: damaged.length > 0 ? 'damaged' : 'intact', damaged }
  session.commit({ action: 'integrity.database_checked', subject: session.vaultId, details }, () => {})
}

/** What is on record. */
export function findDatabaseCheck(db: ReadDb): DatabaseCheck {
  const entry = lastDatabaseCheck(db)
  const known = databaseCheckSchema.safeParse({ state: entry?.details.state, at: entry?.at })
  return known.success ? known.data : { state: 'unchecked', at: null }
}

/** True also where not even that can be read. */
export function isDatabaseDue(db: ReadDb, { before, now }: Due): boolean {
  try {
    const { state, at } = findDatabaseCheck(db)
    return state !== 'intact' || at === null || at < before || at > now
  } catch (error) {
    if (commonCodeOf(error) === 'database_damaged') return true
    throw error
  }
}
