import type { ActFacts } from '#shared/classification/model.ts'
import { fromWallClock } from '#shared/kernel/instant.ts'
import { anAct, aPerson } from './builders.ts'
import { createRulesBed } from './create-rules-bed.ts'

export const CHOICE_REASON = 'Akun pemenangan calon yang sudah ditetapkan.'
type Over = Partial<ActFacts> & { local?: string; zone?: 'WIB' | 'WIT' }

/** An open case against a PNS and a PPPK, and what it takes to record and classify their acts. */
export async function createClassifiedCase() {
  const bed = createRulesBed()
  const found = await bed.api.cases.open({
    title: 'Dugaan',
    subjects: [aPerson(), aPerson({ name: 'Laras PPPK', nip: '', employment: 'pppk' })],
  })
  const facts = ({ local = '2026-10-10T19:15', zone = 'WIB', ...rest }: Over = {}): ActFacts =>
    anAct(found.subjects[0]!.id, { at: { at: fromWallClock(local, zone), zone }, ...rest })
  const considered = (id: string) => bed.api.classification.readings({ id: id as never })
  return {
    ...bed,
    found,
    facts,
    considered,
    record: (over: Over = {}) => bed.api.classification.record({ caseId: found.id, facts: facts(over) }),
    choose: async (id: string, readingKey = 'act.skb-d6#0', reason = CHOICE_REASON) => {
      const { catalogueDigest } = await considered(id)
      return bed.api.classification.choose({ id: id as never, readingKey, catalogueDigest, reason })
    },
  }
}
export type ClassifiedCase = Awaited<ReturnType<typeof createClassifiedCase>>
