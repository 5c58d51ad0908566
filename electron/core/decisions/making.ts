import type { Case, Subject } from '#shared/cases/model.ts'
import { type ChosenSanction, type DecisionInput, decisionIdSchema } from '#shared/decisions/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import { type Catalogue, refOf } from '#shared/rules/model.ts'
import type { Check } from '#shared/team/model.ts'
import { moralSigner } from '#shared/team/other-tracks.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { listActs } from '../classification/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { authorityAdvice } from '../team/service.ts'
import type { MadeDecision } from './repository.ts'

export const REASON_MIN = 10

/** Throws `subject_not_found`. */
export function subjectOf(found: Case, subjectId: string): Subject {
  const subject = found.subjects.find(({ id }) => id === subjectId)
  if (!subject) throw new AppError('subject_not_found')
  return subject
}

/** The days of a subject's acts where they happened, and of the allegation, earliest first. */
export const actDaysOf = (db: ReadDb, { id, allegation }: Case, subjectId: string): Day[] => {
  const days = listActs(db, id)
    .filter(({ facts }) => facts.subjectId === subjectId)
    .map(({ facts }) => dayOf(facts.at))
  return [...days, ...(allegation.actDay ? [allegation.actDay] : [])].toSorted()
}

/**
 * The kind as the catalogue words it on the first of these days on which it is in force, copied: the day of the decision, or
 * of an act, because the law of the act may be what applies. Throws `sanction_unknown`.
 */
export function sanctionOn({ entries }: Catalogue, key: string, days: readonly Day[]): ChosenSanction {
  const entry = days.flatMap((day) => entriesOf(entries, 'sanction', day)).find((one) => one.key === key)
  if (!entry) throw new AppError('sanction_unknown')
  const { track, level, catalogue, months, condition, dismissal } = entry
  return { key, rule: refOf(entry), track, level, catalogue, months, condition, dismissal }
}

type Asked = Readonly<{ found: Case; catalogue: Catalogue; today: Day }>

/** Throws `decision_impossible` with its sentence: what no reason could mend. */
export function requirePossible(db: ReadDb, { found, today }: Asked, input: DecisionInput): void {
  const refuse = (sentence: string) => {
    throw new AppError('decision_impossible', sentence)
  }
  const { outcome, sanctionKey, decidedOn, subjectId } = input
  if ((outcome === 'sanction') !== (sanctionKey !== null))
    refuse(
      outcome === 'sanction'
        ? 'Keputusan yang menjatuhkan hukuman harus menyebut jenis hukumannya. Pilih jenis hukuman.'
        : 'Keputusan yang menyatakan tidak terbukti tidak memuat jenis hukuman. Hapus pilihannya.',
    )
  if (decidedOn > today) refuse('Tanggal keputusan ada di masa depan. Periksa tanggalnya.')
  const [first] = actDaysOf(db, found, subjectId)
  if (first !== undefined && decidedOn < first)
    refuse('Tanggal keputusan mendahului tanggal perbuatan. Periksa kedua tanggal itu.')
}

/** The day of the decision first: a kind in force on both is worded as it is then. */
const daysOf = (db: ReadDb, { found }: Pick<Asked, 'found'>, { decidedOn, subjectId }: DecisionInput): Day[] => [
  decidedOn,
  ...actDaysOf(db, found, subjectId),
]

/** Warnings where the rules name another official; none where nothing is decided. */
export function authorityOf(db: ReadDb, asked: Asked, input: DecisionInput): Check[] {
  const { subjectId, sanctionKey, official } = input
  const sanction = sanctionKey === null ? null : sanctionOn(asked.catalogue, sanctionKey, daysOf(db, asked, input))
  if (sanction?.track === 'ethics') {
    const { found, catalogue, today: day } = asked
    return moralSigner({ entries: catalogue.entries, day, actDay: found.allegation.actDay }, official.kind)
  }
  const level = sanction?.level ?? null
  return authorityAdvice(db, asked, { subjectId, signer: official.kind, level, sanctionKey })
}

type Making = Readonly<{ input: DecisionInput; authorityReason: string; by: string }>

/** The decision as it will be kept, with the words of the law it rests on. */
export function toDecision(
  { db, ports }: Readonly<{ db: ReadDb; ports: Pick<Ports, 'now' | 'newId'> }>,
  { found, catalogue }: Pick<Asked, 'found' | 'catalogue'>,
  { input, authorityReason, by }: Making,
): MadeDecision {
  const { sanctionKey, ...rest } = input
  return {
    ...rest,
    id: decisionIdSchema.parse(ports.newId()),
    sanction: sanctionKey === null ? null : sanctionOn(catalogue, sanctionKey, daysOf(db, { found }, input)),
    catalogueVersion: catalogue.version,
    catalogueDigest: catalogue.digest,
    authorityReason,
    recordedAt: toInstant(ports.now()),
    recordedBy: by,
  }
}
