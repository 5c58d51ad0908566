import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { exhibitWords as words } from './words.ts'

type Hearing = Pick<Interview, 'exchanges' | 'evidenceIds'>

/** Orphans between the questions and the exhibits, as sentences; empty when everything fits. */
export function exhibitWarnings(hearing: Hearing, evidence: readonly Evidence[]): string[] {
  const questions = questionsByExhibit(hearing)
  const known = new Map(evidence.map((item) => [item.id as string, item]))
  const linked = [...questions].map(([id, numbers]) => ({ item: known.get(id), asked: words.question(numbers) }))
  return [
    ...linked.flatMap(({ item, asked }) => (item ? [] : [words.missing(asked)])),
    ...linked.flatMap(({ item, asked }) => (item?.withdrawnAt ? [words.withdrawn(nameOf(item), asked)] : [])),
    ...linked.flatMap(({ item }) => (item?.verifiedOk === false ? [words.damaged(nameOf(item))] : [])),
    ...hearing.evidenceIds.flatMap((id) => {
      const item = known.get(id)
      return item && !questions.has(id) && !item.withdrawnAt ? [words.unused(nameOf(item))] : []
    }),
  ]
}

/** Every item the hearing knows, each once. */
export const exhibitsOf = ({ exchanges, evidenceIds }: Hearing): EvidenceId[] => [
  ...new Set([...exchanges.flatMap((exchange) => exchange.evidenceIds), ...evidenceIds]),
]

function questionsByExhibit({ exchanges }: Hearing): Map<string, number[]> {
  const questions = new Map<string, number[]>()
  for (const { number, evidenceIds } of exchanges)
    for (const id of evidenceIds) questions.set(id, [...(questions.get(id) ?? []), number])
  return questions
}

const nameOf = ({ number, title }: Evidence) => number || title
