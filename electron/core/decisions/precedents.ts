import type { Precedent } from '#shared/decisions/contract.ts'
import type { Decision } from '#shared/decisions/model.ts'
import { standingOf } from '#shared/decisions/standing.ts'
import { articlesIn } from '#shared/rules/articles.ts'
import { GROUP_MIN } from '#shared/statistics/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { listInForce } from './repository.ts'

export type Precedents = Readonly<{ groups: Precedent[]; others: number }>

/** Decisions that hold here and cite the same article and letter; an article nobody can read compares as written. */
export function precedentsFor(db: ReadDb, article: string, exceptSubject: string | null): Precedents {
  const wanted = new Set(articlesIn(article))
  const shares = (decision: Decision) =>
    wanted.size === 0
      ? article !== '' && decision.article === article
      : articlesIn(decision.article).some((one) => wanted.has(one))
  const found = listInForce(db).filter((decision) => decision.subjectId !== exceptSubject && shares(decision))
  const alike = Map.groupBy(found, (decision) => standingOf(decision).sanction?.rule.title ?? decision.outcome)
  const groups = [...alike.values()]
    .filter(({ length }) => length >= GROUP_MIN)
    .map(toPrecedent)
    .toSorted((a, b) => b.count - a.count || a.sanctionTitle.localeCompare(b.sanctionTitle))
  return { groups, others: found.length - groups.reduce((sum, { count }) => sum + count, 0) }
}

/** What they have in common: too little to tell who any of them was. */
function toPrecedent(alike: readonly Decision[]): Precedent {
  const years = alike.map(({ decidedOn }) => decidedOn.slice(0, 4)).toSorted()
  const [first] = alike
  const sanction = first ? standingOf(first).sanction : null
  const average = (of: (decision: Decision) => number) =>
    Math.round((alike.reduce((sum, decision) => sum + of(decision), 0) / alike.length) * 10) / 10
  return {
    outcome: first?.outcome ?? 'sanction',
    sanctionTitle: sanction?.rule.title ?? '',
    track: sanction?.track ?? null,
    level: sanction?.level ?? null,
    count: alike.length,
    firstYear: years[0] ?? '',
    lastYear: years.at(-1) ?? '',
    aggravating: average((decision) => decision.aggravating.length),
    mitigating: average((decision) => decision.mitigating.length),
  }
}
