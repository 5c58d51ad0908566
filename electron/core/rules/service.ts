import { toInstant } from '#shared/kernel/instant.ts'
import type { Catalogue, RuleEntry } from '#shared/rules/model.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { insertPin, listPins, type RulePin } from './repository.ts'
import { createRuleBook, type RuleBook } from './rule-book.ts'

export { createRuleBook, listPins, type RuleBook, type RulePin }

type Pinned = Readonly<{
  caseId: string
  /** What was decided, e.g. `classification`, `decision`. */
  purpose: string
  catalogue: Catalogue
  /** Copies of the entries the decision rests on. */
  entries: readonly RuleEntry[]
  by: string
}>

/** Inside a unit of work: the case keeps these words of the law, whatever the catalogue becomes. Answers the pin's id. */
export function pinRules(db: WriteDb, ports: Pick<Ports, 'now' | 'newId'>, pinned: Pinned): string {
  const id = ports.newId()
  const { caseId, purpose, catalogue, entries, by } = pinned
  const { version, digest } = catalogue
  insertPin(db, { id, caseId, purpose, version, digest, entries: [...entries], at: toInstant(ports.now()), by })
  return id
}
