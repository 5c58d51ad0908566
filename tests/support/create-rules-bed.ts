import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createCasesHandlers } from '#electron/core/cases/handlers.ts'
import { createClassificationHandlers } from '#electron/core/classification/handlers.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { createGuard } from '#electron/core/kernel/guard.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { createUnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { createRulesHandlers } from '#electron/core/rules/handlers.ts'
import { createRuleBook } from '#electron/core/rules/service.ts'
import { createTeamHandlers } from '#electron/core/team/handlers.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { resourcesDir } from './create-test-core.ts'

/** A real database with rules, cases, classification and teams over it, without a vault's keys. */
export function createRulesBed() {
  const folder = mkdtempSync(join(tmpdir(), 'saksama-aturan-'))
  const db = openVaultDatabase(join(folder, 'case.db'), Buffer.alloc(32, 7), 'aegis')
  let time = Date.parse('2026-10-20T02:00:00.000Z')
  const now = () => {
    time += 1000
    return new Date(time)
  }
  const newId = () => randomBytes(16).toString('hex')
  const incidents: unknown[] = []
  const actions: string[] = []
  const { commit } = createUnitOfWork({ db, now, actor: 'Wening', emit: ({ action }) => actions.push(action) })
  const session = {
    vaultId: '0'.repeat(32),
    user: { id: '1'.repeat(32), name: 'Wening Prabasari', rights: ALL_RIGHTS },
    db: db as unknown as ReadDb,
    commit,
  } as unknown as Session
  let savePath: string | null = join(folder, 'aturan.saksama-aturan.json')
  const ports = { now, newId, resourcesDir, shell: { chooseSavePath: async () => savePath } }
  const ruleBook = createRuleBook(ports)
  const deps = { requireSession: () => session, ports, ruleBook, zoneOf: () => 'WIB' as const }
  const logger = {
    info: () => {},
    incident: (error: unknown) => {
      if (process.env.SHOW) console.error(error)
      return `#${incidents.push(error)}`
    },
  }
  const api = createRouterClient(
    {
      cases: createCasesHandlers(deps),
      rules: createRulesHandlers({ ...deps, officeName: () => 'BKPPD Contoh Raya' }),
      classification: createClassificationHandlers(deps),
      team: createTeamHandlers(deps),
    },
    { interceptors: [createGuard(logger) as never] },
  )
  return {
    api,
    db,
    session,
    ruleBook,
    ports,
    actions,
    incidents,
    folder,
    saveAt: (path: string | null) => {
      savePath = path
    },
    dispose: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type RulesBed = ReturnType<typeof createRulesBed>
