import type { Case } from '#shared/cases/model.ts'
import { heaviestOf, noticesOf } from '#shared/classification/consequences.ts'
import type { Considered, SubjectSummary } from '#shared/classification/contract.ts'
import { type Act, type ActFacts, type Classification, classificationIdSchema } from '#shared/classification/model.ts'
import type { PriorSanction } from '#shared/classification/prior.ts'
import { outsideEveryCatalogue, readingsOf } from '#shared/classification/readings.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import type { Catalogue } from '#shared/rules/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { insertPrior, listPriors } from './prior-rows.ts'
import { listActs } from './repository.ts'

export { listActs }

/** Earlier sanctions by NIP: those entered by hand and those that decisions record. */
export type PriorSanctions = Readonly<{
  of(db: ReadDb, nip: string): PriorSanction[]
  /** Inside a unit of work. */
  record(db: WriteDb, prior: PriorSanction, by: string): void
}>

export const createPriorSanctions = ({ now }: Pick<Ports, 'now'>): PriorSanctions => ({
  of: (db, nip) => listPriors(db, digits(nip)),
  record: (db, prior, by) => void insertPrior(db, { ...prior, nip: digits(prior.nip) }, { at: toInstant(now()), by }),
})

export const digits = (nip: string): string => nip.replace(/\D/g, '')

/** Throws `subject_not_found`. */
export function consider(found: Case, facts: ActFacts, catalogue: Catalogue): Considered {
  const subject = found.subjects.find(({ id }) => id === facts.subjectId)
  if (!subject) throw new AppError('subject_not_found')
  const { deed, election, status } = facts
  const asked = { day: dayOf(facts.at), deed, election, status, employment: subject.person.employment }
  return {
    day: asked.day,
    catalogueVersion: catalogue.version,
    catalogueDigest: catalogue.digest,
    outside: outsideEveryCatalogue(catalogue.entries, asked),
    readings: readingsOf(catalogue.entries, asked),
  }
}

type Choosing = Readonly<{ act: Act; readingKey: string; reason: string; by: string }>

/** The choice as it will be kept. Throws `reading_not_found`. */
export function toChoice(
  { readings, catalogueVersion, catalogueDigest }: Considered,
  { act, readingKey, reason, by }: Choosing,
  ports: Pick<Ports, 'now' | 'newId'>,
): Classification {
  const reading = readings.find(({ key, track }) => key === readingKey && track !== 'criminal_referral')
  if (!reading) throw new AppError('reading_not_found')
  return {
    id: classificationIdSchema.parse(ports.newId()),
    actId: act.id,
    caseId: act.caseId,
    subjectId: act.facts.subjectId,
    reading,
    reason,
    catalogueVersion,
    catalogueDigest,
    chosenAt: toInstant(ports.now()),
    chosenBy: by,
  }
}

const inEffect = (acts: readonly Act[]) => acts.flatMap(({ choices }) => choices.slice(0, 1))

/** For each subject: the heaviest threat and what else has to be weighed. */
export function summarize(
  db: ReadDb,
  { found, catalogue, today }: Readonly<{ found: Case; catalogue: Catalogue; today: Day }>,
): SubjectSummary[] {
  const acts = listActs(db, found.id)
  return found.subjects.map(({ id, person }) => {
    const own = acts.filter(({ facts }) => facts.subjectId === id)
    const choices = inEffect(own)
    return {
      subjectId: id,
      heaviest: heaviestOf(choices),
      notices: noticesOf({
        choices,
        actDays: own.map(({ facts }) => dayOf(facts.at)),
        crimes: crimesOf(found, own, catalogue),
        // What this case itself decided is no earlier sanction.
        priors: listPriors(db, digits(person.nip)).filter((prior) => prior.caseId !== found.id),
        entries: catalogue.entries,
        today,
      }),
    }
  })
}

/** Suspected crimes among all readings, each named once. */
function crimesOf(found: Case, acts: readonly Act[], catalogue: Catalogue) {
  const all = acts
    .flatMap(({ facts }) => consider(found, facts, catalogue).readings)
    .filter(({ track }) => track === 'criminal_referral')
  return [...new Map(all.map((reading) => [reading.key, reading])).values()]
}

/** The heaviest choice in effect of a case, or of one of its subjects; null while nothing is classified. */
export function threatOf(db: ReadDb, caseId: string, subjectId: string | null = null): Classification | null {
  const acts = listActs(db, caseId).filter(({ facts }) => subjectId === null || facts.subjectId === subjectId)
  return heaviestOf(inEffect(acts))
}
