import { type Allegation, allegationSchema } from '#shared/cases/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import type { Act, Reading } from './model.ts'

/** What the hearing documents would cite: the day, the officer's description, and the norms, else the rule itself. */
export function allegationOf({ facts }: Act, reading: Reading): Allegation {
  const norms = reading.bases.length > 0 ? reading.bases : [reading.rule]
  return allegationSchema.parse({
    actDay: dayOf(facts.at),
    description: facts.description,
    norm: norms
      .map(({ article }) => article)
      .join('; ')
      .slice(0, 1000),
  })
}
