import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '#electron/core/kernel/database.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'

export type Migrated = Readonly<{ db: Connection; to(version: number): void; dispose(): void }>

/** A real encrypted database brought to one version; later versions follow with `to`. */
export function migratedTo(version: number): Migrated {
  const folder = mkdtempSync(join(tmpdir(), 'saksama-migrasi-'))
  const db = openDatabase(join(folder, 'case.db'), Buffer.alloc(32, 7), 'aegis')
  const to = (next: number) => migrate(db, migrations.slice(0, next))
  to(version)
  return {
    db,
    to,
    dispose: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
