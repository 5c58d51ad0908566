import { implement } from '@orpc/server'
import type { RequireSession, Session } from '#electron/core/kernel/session.ts'
import { auditContract } from '#shared/audit/contract.ts'
import { type Day, fromWallClock, type Zone } from '#shared/kernel/instant.ts'
import { findHead, listEntries } from './repository.ts'
import { verifyAudit } from './verify.ts'

const PAGE = 200

export type AuditHandlersDeps = Readonly<{
  requireSession: RequireSession
  /** The office's zone: a day of the filter is a day on its wall. */
  zoneOf(session: Session): Zone
}>

export function createAuditHandlers({ requireSession, zoneOf }: AuditHandlersDeps) {
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
  })
}

const dayAfter = (day: Day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
