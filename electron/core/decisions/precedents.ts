import type { Precedent } from '#shared/decisions/contract.ts'
import type { Decision } from '#shared/decisions/model.ts'
import { standingOf } from '#shared/decisions/standing.ts'
import { articlesIn } from '#shared/rules/articles.ts'
import type { ReadDb } from '../kernel/database.ts'
import { listInForce } from './repository.ts'

/** Decisions that hold here and cite the same article and letter; an article nobody can read compares as written. */
export function precedentsFor(db: ReadDb, article: string, exceptSubject: string | null): Precedent[] {
  const wanted = new Set(articlesIn(article))
  const shares = (decision: Decision) =>
    wanted.size === 0
      ? article !== '' && decision.article === article
      : articlesIn(decision.article).some((one) => wanted.has(one))
  return listInForce(db)
    .filter((decision) => decision.subjectId !== exceptSubject && shares(decision))
    .map(toPrecedent)
}

/** Year, sanction and weights: too little to tell who it was. */
function toPrecedent(decision: Decision): Precedent {
  const { sanction } = standingOf(decision)
  return {
    year: decision.decidedOn.slice(0, 4),
    outcome: decision.outcome,
    sanctionTitle: sanction?.rule.title ?? '',
    track: sanction?.track ?? null,
    level: sanction?.level ?? null,
    aggravating: decision.aggravating.length,
    mitigating: decision.mitigating.length,
    ruling: decision.events.findLast(({ outcome }) => outcome !== null)?.outcome ?? null,
  }
}
