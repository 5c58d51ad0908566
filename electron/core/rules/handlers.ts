import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { RuleVersion } from '#shared/rules/contract.ts'
import { rulesContract } from '#shared/rules/contract.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { historyOf, originsOf, requireSound, undoingOf } from './changes.ts'
import { createPacks } from './packs.ts'
import { type ChangeSet, insertChange, listChanges, listSigners } from './repository.ts'
import type { RuleBook } from './rule-book.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ruleBook: RuleBook
  ports: Pick<Ports, 'now' | 'newId' | 'shell'>
  /** Name of the office, for packs. */
  officeName: (session: ReturnType<RequireSession>) => string
}>

const ACTIONS = {
  edit: 'rule.changed',
  retire: 'rule.retired',
  undo: 'rule.undone',
  import: 'rule.imported',
} as const satisfies Record<RuleVersion['kind'], string>

type NewVersion = Readonly<{
  kind: RuleVersion['kind']
  reason: string
  change: ChangeSet
  details?: Record<string, unknown>
  /** More to be written with it. */
  also?: (db: WriteDb) => void
}>

export function createRulesHandlers(deps: Deps) {
  const { requireSession, ruleBook, ports } = deps
  const os = implement(rulesContract)

  /** One more version of the catalogue, refused when it contradicts itself. Answers its number. */
  function addVersion({ kind, reason, change, details = {}, also }: NewVersion): number {
    const session = requireSession()
    if (reason.trim().length < 5) throw new AppError('reason_required')
    const before = ruleBook.catalogue(session.db)
    requireSound(before.entries, change)
    const version = before.version + 1
    const ids = [...change.put.map(({ id }) => id), ...change.removed]
    return session.commit(
      { action: ACTIONS[kind], subject: ids[0] ?? '', details: { version, ids: ids.slice(0, 50), reason, ...details } },
      (db) => {
        insertChange(db, { version, kind, reason, data: change, at: toInstant(ports.now()), by: session.user.name })
        also?.(db)
        return version
      },
    )
  }

  const packs = createPacks({ ...deps, addVersion })

  return os.router({
    catalogue: os.catalogue.handler(({ input }) => {
      const found = ruleBook.catalogue(requireSession().db, input.version)
      return { ...found, origins: originsOf(ruleBook.shipped(), found.entries) }
    }),
    history: os.history.handler(() => historyOf(ruleBook.shipped(), listChanges(requireSession().db))),
    put: os.put.handler(({ input: { entry, reason } }) =>
      addVersion({ kind: 'edit', reason, change: { put: [entry], removed: [] } }),
    ),
    retire: os.retire.handler(({ input: { id, lastDay, reason } }) => {
      const entry = ruleBook.catalogue(requireSession().db).entries.find((one) => one.id === id)
      if (!entry) throw new AppError('rule_not_found')
      return addVersion({ kind: 'retire', reason, change: { put: [{ ...entry, validTo: lastDay }], removed: [] } })
    }),
    undo: os.undo.handler(({ input: { version, reason } }) => {
      const change = undoingOf(ruleBook.shipped(), listChanges(requireSession().db), version)
      if (!change) throw new AppError('rule_version_not_found')
      return addVersion({ kind: 'undo', reason, change, details: { undone: version } })
    }),
    signers: os.signers.handler(() => listSigners(requireSession().db)),
    distrust: os.distrust.handler(({ input }) => packs.distrust(input)),
    exportPack: os.exportPack.handler(() => packs.save()),
    previewPack: os.previewPack.handler(({ input }) => packs.preview(input.text)),
    takePack: os.takePack.handler(({ input }) => packs.take(input)),
  })
}
