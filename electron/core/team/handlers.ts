import { implement } from '@orpc/server'
import type { CaseId } from '#shared/cases/model.ts'
import { toInstant, type Zone } from '#shared/kernel/instant.ts'
import { teamContract } from '#shared/team/contract.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { requireCase, requireOpenCase, touchCase } from '../cases/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import type { RuleBook } from '../rules/service.ts'
import { writeTeam } from './repository.ts'
import { authorityAdvice, requirePossible, teamView } from './service.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ruleBook: RuleBook
  ports: Pick<Ports, 'now'>
  zoneOf: (session: Session) => Zone
}>

export function createTeamHandlers({ requireSession, ruleBook, ports, zoneOf }: Deps) {
  const os = implement(teamContract)
  const now = () => toInstant(ports.now())

  const askedOf = (session: Session, caseId: CaseId) => ({
    found: requireCase(session.db, caseId),
    catalogue: ruleBook.catalogue(session.db),
    today: dayOf({ at: now(), zone: zoneOf(session) }),
  })

  return os.router({
    get: os.get.handler(({ input: { caseId } }) => {
      const session = requireSession()
      return teamView(session.db, askedOf(session, caseId))
    }),
    save: os.save.handler(({ input: { caseId, team } }) => {
      const session = requireSession()
      const found = requireOpenCase(session.db, caseId)
      requirePossible(team, found)
      const asked = askedOf(session, caseId)
      const details = { count: team.members.length, threatened: team.threatened, vacant: team.vacant }
      return session.commit({ action: 'team.changed', subject: caseId, details }, (db) => {
        writeTeam(db, { caseId, team, at: now(), by: session.user.name })
        touchCase(db, caseId, now())
        return teamView(db, asked, team)
      })
    }),
    checkSigner: os.checkSigner.handler(({ input: { caseId, ...signing } }) => {
      const session = requireSession()
      return authorityAdvice(session.db, askedOf(session, caseId), signing)
    }),
  })
}
