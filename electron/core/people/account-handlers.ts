import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { peopleContract } from '#shared/people/contract.ts'
import { type Account, accountIdSchema } from '#shared/people/register.ts'
import { accountKey, accountKeyOfUrl } from '#shared/reports/keys.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { changeAccount, evidenceExists, findAccount, hasLiveAccount, insertAccount } from './accounts-repository.ts'
import { requireEmployee } from './service.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now' | 'newId'> }>

/** Accounts of a person: somebody claims, evidence shows, a mistake is withdrawn; nothing is deleted. */
export function createAccountHandlers({ requireSession, ports }: Deps) {
  const os = implement(peopleContract)
  const now = () => toInstant(ports.now())
  return {
    addAccount: os.addAccount.handler(({ input }) => {
      const session = requireSession()
      const { employeeId, platform, account, url, evidenceId, note } = input
      requireEmployee(session.db, employeeId)
      requireEvidence(session.db, evidenceId)
      const key = accountKey(platform, account) || accountKeyOfUrl(platform, url)
      if (hasLiveAccount(session.db, employeeId, key)) throw new AppError('account_known')
      const id = accountIdSchema.parse(ports.newId())
      // The account itself may be that of somebody who reported in another matter: the log names its record.
      const details = { accountId: id, platform, evidenceId }
      return session.commit({ action: 'person.account_added', subject: employeeId, details }, (db) => {
        insertAccount(db, {
          id,
          employeeId,
          platform,
          account,
          url,
          key,
          evidenceId,
          note,
          at: now(),
          by: session.user.name,
        })
        return requireAccount(db, id)
      })
    }),
    proveAccount: os.proveAccount.handler(({ input: { id, evidenceId, note } }) => {
      const session = requireSession()
      const { employeeId } = requireLive(session.db, id)
      requireEvidence(session.db, evidenceId)
      const details = { accountId: id, evidenceId, note }
      return session.commit({ action: 'person.account_evidenced', subject: employeeId, details }, (db) => {
        changeAccount(db, id, { state: 'evidenced', evidenceId, note, at: now(), by: session.user.name })
        return requireAccount(db, id)
      })
    }),
    withdrawAccount: os.withdrawAccount.handler(({ input: { id, reason } }) => {
      const session = requireSession()
      const { employeeId } = requireLive(session.db, id)
      const details = { accountId: id, reason }
      return session.commit({ action: 'person.account_withdrawn', subject: employeeId, details }, (db) => {
        changeAccount(db, id, { state: 'withdrawn', evidenceId: null, note: reason, at: now(), by: session.user.name })
        return requireAccount(db, id)
      })
    }),
  }
}

function requireAccount(db: ReadDb, id: string): Account {
  const found = findAccount(db, id)
  if (!found) throw new AppError('account_not_found')
  return found
}

function requireLive(db: ReadDb, id: string): Account {
  const found = requireAccount(db, id)
  if (found.state === 'withdrawn') throw new AppError('account_withdrawn')
  return found
}

function requireEvidence(db: ReadDb, id: string | null): void {
  if (id !== null && !evidenceExists(db, id)) throw new AppError('evidence_not_found')
}
