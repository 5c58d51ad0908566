import type { Case, Subject } from '#shared/cases/model.ts'
import { type ChosenSanction, type DecisionInput, decisionIdSchema } from '#shared/decisions/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import { type Catalogue, refOf } from '#shared/rules/model.ts'
import type { Check } from '#shared/team/model.ts'
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

/** The kind as the catalogue words it on a day, copied. Throws `sanction_unknown`. */
export function sanctionOn({ entries }: Catalogue, key: string, day: Day): ChosenSanction {
  const entry = entriesOf(entries, 'sanction', day).find((one) => one.key === key)
  if (!entry) throw new AppError('sanction_unknown')
  const { track, level, catalogue, months, condition } = entry
  return { key, rule: refOf(entry), track, level, catalogue, months, condition }
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
  const days = listActs(db, found.id)
    .filter(({ facts }) => facts.subjectId === subjectId)
    .map(({ facts }) => facts.at.at.slice(0, 10))
  const first = [...days, ...(found.allegation.actDay ? [found.allegation.actDay] : [])].toSorted()[0]
  if (first !== undefined && decidedOn < first)
    refuse('Tanggal keputusan mendahului tanggal perbuatan. Periksa kedua tanggal itu.')
}

/** Warnings where the rules name another official; none where nothing is decided. */
export const authorityOf = (db: ReadDb, asked: Asked, input: DecisionInput): Check[] =>
  authorityAdvice(db, asked, {
    subjectId: input.subjectId,
    signer: input.official.kind,
    level: input.sanctionKey === null ? null : sanctionOn(asked.catalogue, input.sanctionKey, input.decidedOn).level,
    sanctionKey: input.sanctionKey,
  })

type Making = Readonly<{ input: DecisionInput; authorityReason: string; by: string }>

/** The decision as it will be kept, with the words of the law it rests on. */
export function toDecision(
  ports: Pick<Ports, 'now' | 'newId'>,
  { catalogue }: Pick<Asked, 'catalogue'>,
  { input, authorityReason, by }: Making,
): MadeDecision {
  const { sanctionKey, ...rest } = input
  return {
    ...rest,
    id: decisionIdSchema.parse(ports.newId()),
    sanction: sanctionKey === null ? null : sanctionOn(catalogue, sanctionKey, input.decidedOn),
    catalogueVersion: catalogue.version,
    catalogueDigest: catalogue.digest,
    authorityReason,
    recordedAt: toInstant(ports.now()),
    recordedBy: by,
  }
}
