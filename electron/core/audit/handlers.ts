import { implement } from '@orpc/server'
import type { RequireSession, Session } from '#electron/core/kernel/session.ts'
import { anchorQrText, anchorWords } from '#shared/audit/anchor-text.ts'
import { auditContract } from '#shared/audit/contract.ts'
import { type Day, fromWallClock, type Zone } from '#shared/kernel/instant.ts'
import type { LeavingPorts } from '../reports/leaving.ts'
import { exportLog } from './export.ts'
import { findHead, listEntries } from './repository.ts'
import { acknowledgeRollback, checkHead, listRollbacks } from './rollbacks.ts'
import { verifyAudit } from './verify.ts'

const PAGE = 200

export type AuditHandlersDeps = Readonly<{
  requireSession: RequireSession
  /** The office's zone: a day of the filter is a day on its wall. */
  zoneOf(session: Session): Zone
  ports: LeavingPorts
}>

export function createAuditHandlers({ requireSession, zoneOf, ports }: AuditHandlersDeps) {
  const os = implement(auditContract)
  return os.router({
    list: os.list.handler(({ input }) => {
      const session = requireSession()
      const zone = zoneOf(session)
      const from = input.from && fromWallClock(`${input.from}T00:00`, zone)
      const to = input.to && fromWallClock(`${dayAfter(input.to)}T00:00`, zone)
      const found = listEntries(session.db, { ...input, from, to }, PAGE + 1)
      return { entries: found.slice(0, PAGE), more: found.length > PAGE }
    }),
    head: os.head.handler(() => findHead(requireSession().db) ?? { seq: 0, hash: '', at: null }),
    verify: os.verify.handler(async function* () {
      yield* verifyAudit(requireSession())
    }),
    anchors: os.anchors.handler(() => {
      const { db, vaultId, trail } = requireSession()
      const head = findHead(db)
      return {
        head: head ?? { seq: 0, hash: '', at: null },
        words: head ? anchorWords(head) : [],
        qrText: head ? anchorQrText(head, vaultId) : '',
        places: [...trail.places],
      }
    }),
    rollback: os.rollback.handler(() => listRollbacks(requireSession().db)),
    acknowledgeRollback: os.acknowledgeRollback.handler(({ input }) => {
      const session = requireSession()
      return acknowledgeRollback(session, input)
    }),
    checkHead: os.checkHead.handler(({ input }) => checkHead(requireSession(), input)),
    exportLog: os.exportLog.handler(async function* () {
      yield* exportLog(requireSession(), ports)
    }),
  })
}

const dayAfter = (day: Day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
