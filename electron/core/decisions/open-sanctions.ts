import type { z } from 'zod'
import type { openSanctionSchema } from '#shared/decisions/contract.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { compareSanctions, entriesOf } from '#shared/rules/lookup.ts'
import { type Catalogue, isInForce } from '#shared/rules/model.ts'
import { sanctionOn } from './making.ts'

/** Kinds in force when it is decided or when it was done, by track, the lightest first. */
export function openSanctions(
  catalogue: Catalogue,
  day: Day,
  actDays: readonly Day[],
): z.infer<typeof openSanctionSchema>[] {
  const days = [day, ...actDays]
  const open = entriesOf(catalogue.entries, 'sanction').filter((entry) => days.some((one) => isInForce(entry, one)))
  return [...new Map(open.map((entry) => [entry.key, entry])).values()]
    .toSorted((a, b) => a.track.localeCompare(b.track) || compareSanctions(a, b))
    .map(({ key, title }) => {
      const worded = open.filter((entry) => entry.key === key)
      return {
        ...sanctionOn(catalogue, key, days),
        title,
        onDecisionDay: worded.some((entry) => isInForce(entry, day)),
        onActDay: actDays.length === 0 || worded.some((entry) => actDays.some((one) => isInForce(entry, one))),
      }
    })
}
