import type { Connection } from '#electron/core/kernel/database.ts'

type Statement = ReturnType<Connection['prepare']>

/** More than one screen and one import use; what is built from a search with many conditions may fall out. */
const KEPT = 300

/**
 * Each SQL text is prepared once: for a small statement that costs as much as running it. The oldest are let go. A statement
 * that is iterated is busy until its end, so each iteration gets one of its own.
 */
export function keepStatements(db: Connection): void {
  const prepare = db.prepare.bind(db)
  const kept = new Map<string, Statement>()
  db.prepare = (sql) => {
    const known = kept.get(sql)
    if (known) return known
    const statement = prepare(sql)
    const shared: Statement = {
      get: (...parameters) => statement.get(...parameters),
      all: (...parameters) => statement.all(...parameters),
      run: (...parameters) => statement.run(...parameters),
      iterate: (...parameters) => prepare(sql).iterate(...parameters),
    }
    kept.set(sql, shared)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return shared
  }
}
