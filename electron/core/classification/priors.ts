import { type PriorSanction, type PriorSanctionData, priorSanctionIdSchema } from '#shared/classification/prior.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { RuleBook } from '../rules/service.ts'
import { findPrior, insertPrior, withdrawPrior } from './prior-rows.ts'
import { digits } from './service.ts'

type Deps = Readonly<{ requireSession: RequireSession; ruleBook: RuleBook; ports: Pick<Ports, 'now' | 'newId'> }>

/** Earlier sanctions entered by hand: from the personnel file, from before this program. */
export const createPriors = ({ requireSession, ruleBook, ports }: Deps) => ({
  /** Throws `prior_impossible` or `sanction_unknown`. */
  add(data: PriorSanctionData): PriorSanction {
    const session = requireSession()
    if (!isPossible(data)) throw new AppError('prior_impossible')
    const { entries } = ruleBook.catalogue(session.db)
    const known =
      data.sanctionKey === null || entries.some(({ kind, key }) => kind === 'sanction' && key === data.sanctionKey)
    if (!known) throw new AppError('sanction_unknown')
    const prior = { ...data, nip: digits(data.nip), id: priorSanctionIdSchema.parse(ports.newId()), caseId: null }
    const at = toInstant(ports.now())
    return session.commit(
      { action: 'classification.prior_added', subject: prior.id, details: { title: data.sanctionTitle } },
      (db) => {
        insertPrior(db, prior, { at, by: session.user.name })
        return prior
      },
    )
  },

  /** Throws `prior_not_found`, `prior_from_case` or `reason_required`. */
  withdraw({ id, reason }: { id: string; reason: string }): void {
    const session = requireSession()
    const prior = findPrior(session.db, id)
    if (!prior) throw new AppError('prior_not_found')
    if (prior.caseId !== null) throw new AppError('prior_from_case')
    if (reason.trim().length < 10) throw new AppError('reason_required')
    session.commit({ action: 'classification.prior_withdrawn', subject: id, details: { reason } }, (db) =>
      withdrawPrior(db, { id, reason, at: toInstant(ports.now()) }),
    )
  },
})

/** act ≤ decision ≤ effect ≤ end. */
function isPossible({ actDay, decidedOn, effectiveOn, endsOn }: PriorSanctionData): boolean {
  const days = [actDay, decidedOn, effectiveOn, endsOn].filter((day) => day !== null)
  return days.every((day, index) => index === 0 || (days[index - 1] ?? '') <= day)
}
