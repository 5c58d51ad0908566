import type { Connection, WriteDb } from '#electron/core/kernel/database.ts'
import { VaultFromTheFutureError } from '#electron/core/vault/errors.ts'
import { invariant } from '#shared/kernel/assert.ts'

export type Migration = Readonly<{ version: number; name: string; up: string | ((db: WriteDb) => void) }>

/**
 * Brings a database to the newest version: an older one step by step, each with its `user_version` in one immediate
 * transaction; a new one, which has nothing to lose on the way, in a single one. Refuses gaps in the list and, with
 * VaultFromTheFutureError and nothing changed, a database newer than this program.
 */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
  for (const [index, { version, name }] of migrations.entries())
    invariant(version === index + 1, `migration ${name} must have version ${index + 1}`)
  const current = Number(db.pragma('user_version', { simple: true }))
  if (current > migrations.length)
    throw new VaultFromTheFutureError(`Database version ${current}; this program knows up to ${migrations.length}.`)
  const steps = migrations.slice(current)
  const stages = current === 0 ? [steps] : steps.map((step) => [step])
  for (const stage of stages)
    db.transaction(() => {
      for (const step of stage) take(db, step)
    }).immediate()
}

function take(db: Connection, { version, up }: Migration): void {
  if (typeof up === 'string') db.exec(up)
  // A step runs before any session exists: it is the one write outside a unit of work, and has no user to log.
  else up(db as unknown as WriteDb)
  db.pragma(`user_version = ${version}`)
}
