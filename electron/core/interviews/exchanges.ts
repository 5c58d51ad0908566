import { createHash } from 'node:crypto'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { allows, type InterviewDeed } from '#shared/interviews/lifecycle.ts'
import {
  answerAsCorrected,
  type Correction,
  type Exchange,
  type ExchangeId,
  exchangeIdSchema,
  type Interview,
  type InterviewId,
  type SoundMark,
} from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { noteCustody } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import {
  findExchange,
  insertExchange,
  type Located,
  listExchanges,
  markRemoved,
  renumber,
  replaceEvidence,
  updateReview,
  updateText,
} from './exchange-rows.ts'
import { checkEvidence } from './preparing.ts'
import { findRecording } from './recording-rows.ts'
import { requireInterview, requireInterviewRow } from './service.ts'

type Context = Readonly<{ session: Session; ports: Pick<Ports, 'now' | 'newId'> }>

type NewExchange = Readonly<{
  interviewId: InterviewId
  id: ExchangeId | null
  after: ExchangeId | null
  question: string
  sound: SoundMark | null
}>

/** A repeated id answers with what is there. Throws `step_not_allowed`, `exchange_not_found` for an unknown `after`. */
export function addExchange({ session, ports }: Context, input: NewExchange): Exchange {
  const { interviewId, after, question } = input
  const there = input.id && findExchange(session.db, input.id)
  if (there && there.interviewId === interviewId) return there.exchange
  if (!allows(requireInterviewRow(session.db, interviewId).state, 'ask')) throw new AppError('step_not_allowed')
  const order = orderOf(session.db, interviewId)
  const place = after === null ? order.length : order.indexOf(after) + 1
  if (after !== null && place === 0) throw new AppError('exchange_not_found')
  const id = input.id ?? exchangeIdSchema.parse(ports.newId())
  const at = toInstant(ports.now())
  const number = place + 1
  return session.commit(
    { action: 'interview.exchange_added', subject: interviewId, details: { exchangeId: id, number } },
    (db) => {
      insertExchange(db, interviewId, { id, number, question, at, sound: ownSound(db, input) })
      renumber(db, order.toSpliced(place, 0, id))
      return requireExchange(db, id).exchange
    },
  )
}

const ownSound = (db: ReadDb, { interviewId, sound }: NewExchange) =>
  sound && findRecording(db, sound.recordingId)?.interviewId === interviewId ? sound : null

/**
 * One batch of keystrokes; the same text again is no new version, even from an older base, so that a repeated call is
 * harmless. Throws `version_conflict`, `exchange_reviewed`, `step_not_allowed`.
 */
export function saveExchange(
  { session, ports }: Context,
  { id, baseVersion, ...text }: Readonly<{ id: string; question: string; answer: string; baseVersion: number }>,
): { version: number; savedAt: Instant } {
  const { interviewId, exchange } = requirePending(session.db, id)
  if (exchange.question === text.question && exchange.answer === text.answer)
    return { version: exchange.version, savedAt: exchange.changedAt }
  if (exchange.version !== baseVersion) throw new AppError('version_conflict')
  const at = toInstant(ports.now())
  const version = exchange.version + 1
  // The feature is `exchange`, not `interview`: screens need not reload for every batch of keystrokes.
  session.commit(
    { action: 'exchange.saved', subject: interviewId, details: { exchangeId: id, version, sha256: textHash(text) } },
    (db) => {
      if (updateText(db, id, { ...text, baseVersion, at }) === 0) throw new AppError('version_conflict')
    },
  )
  return { version, savedAt: at }
}

/** What the log can prove later without holding the words. */
const textHash = ({ question, answer }: Pick<Exchange, 'question' | 'answer'>) =>
  createHash('sha256').update(canonicalJson({ answer, question })).digest('hex')

export function removeExchange({ session, ports }: Context, id: ExchangeId): Interview {
  const { interviewId, exchange } = requirePending(session.db, id)
  const at = toInstant(ports.now())
  return session.commit(
    {
      action: 'interview.exchange_removed',
      subject: interviewId,
      details: { exchangeId: id, number: exchange.number, sha256: textHash(exchange) },
    },
    (db) => {
      markRemoved(db, id, at)
      renumber(db, orderOf(db, interviewId))
      return requireInterview(db, interviewId)
    },
  )
}

/** Back at the end of the list. */
export function restoreExchange({ session }: Context, id: ExchangeId): Interview {
  const { interviewId, exchange } = requireExchange(session.db, id)
  requireDeed(session.db, interviewId, 'type')
  return session.commit(
    { action: 'interview.exchange_restored', subject: interviewId, details: { exchangeId: id } },
    (db) => {
      markRemoved(db, id, null)
      if (exchange.number === 0) renumber(db, [...orderOf(db, interviewId).filter((other) => other !== id), id])
      return requireInterview(db, interviewId)
    },
  )
}

export function moveExchange({ session }: Context, id: ExchangeId, to: number): Interview {
  const { interviewId, exchange } = requireExchange(session.db, id)
  requireDeed(session.db, interviewId, 'type')
  if (exchange.number === 0) throw new AppError('exchange_not_found')
  const rest = orderOf(session.db, interviewId).filter((other) => other !== id)
  return session.commit(
    {
      action: 'interview.exchange_moved',
      subject: interviewId,
      details: { exchangeId: id, from: exchange.number, to },
    },
    (db) => {
      renumber(db, rest.toSpliced(to - 1, 0, id))
      return requireInterview(db, interviewId)
    },
  )
}

/** Each newly linked item gets a line in its custody. */
export function linkEvidence(
  { session, ports }: Context,
  id: ExchangeId,
  evidenceIds: readonly EvidenceId[],
): Exchange {
  const { interviewId, exchange } = requireExchange(session.db, id)
  requireDeed(session.db, interviewId, 'type')
  const wanted = [...new Set(evidenceIds)]
  checkEvidence(session.db, requireInterviewRow(session.db, interviewId).caseId, wanted)
  const at = toInstant(ports.now())
  const added = wanted.filter((evidenceId) => !exchange.evidenceIds.includes(evidenceId))
  return session.commit(
    { action: 'interview.evidence_linked', subject: interviewId, details: { exchangeId: id, evidenceIds: wanted } },
    (db) => {
      replaceEvidence(db, id, wanted)
      for (const evidenceId of added)
        noteCustody(db, evidenceId, {
          at,
          actor: session.user.name,
          action: 'used',
          detail: `interview ${interviewId}`,
        })
      return requireExchange(db, id).exchange
    },
  )
}

export function confirmExchange({ session, ports }: Context, id: ExchangeId): Exchange {
  const { interviewId, exchange } = requireReviewable(session.db, id)
  if (exchange.review !== 'pending') return exchange
  const at = toInstant(ports.now())
  return session.commit(
    {
      action: 'interview.exchange_confirmed',
      subject: interviewId,
      details: { exchangeId: id, number: exchange.number, sha256: textHash(exchange) },
    },
    (db) => {
      updateReview(db, id, { state: 'confirmed', at, corrections: exchange.corrections })
      return requireExchange(db, id).exchange
    },
  )
}

/** Adds a correction; what was said before stays. Correcting a correction adds another. */
export function correctExchange(
  { session, ports }: Context,
  { id, answer, reason }: Readonly<{ id: ExchangeId; answer: string; reason: string }>,
): Exchange {
  const { interviewId, exchange } = requireReviewable(session.db, id)
  if (answer === answerAsCorrected(exchange)) return confirmExchange({ session, ports }, id)
  const at = toInstant(ports.now())
  const correction: Correction = { at, by: session.user.name, reason, answer }
  return session.commit(
    {
      action: 'interview.exchange_corrected',
      subject: interviewId,
      details: {
        exchangeId: id,
        number: exchange.number,
        before: textHash(exchange),
        after: textHash({ question: exchange.question, answer }),
      },
    },
    (db) => {
      updateReview(db, id, { state: 'corrected', at, corrections: [...exchange.corrections, correction] })
      return requireExchange(db, id).exchange
    },
  )
}

const orderOf = (db: ReadDb, interviewId: string) => listExchanges(db, interviewId).map(({ id }) => id)

function requireExchange(db: ReadDb, id: string): Located {
  const found = findExchange(db, id)
  if (!found) throw new AppError('exchange_not_found')
  return found
}

function requireDeed(db: ReadDb, interviewId: string, deed: InterviewDeed): void {
  if (!allows(requireInterviewRow(db, interviewId).state, deed)) throw new AppError('step_not_allowed')
}

/** May still be typed into. A removed exchange can not. */
function requirePending(db: ReadDb, id: string): Located {
  const found = requireExchange(db, id)
  requireDeed(db, found.interviewId, 'type')
  if (found.exchange.number === 0) throw new AppError('exchange_not_found')
  if (found.exchange.review !== 'pending') throw new AppError('exchange_reviewed')
  return found
}

function requireReviewable(db: ReadDb, id: string): Located {
  const found = requireExchange(db, id)
  requireDeed(db, found.interviewId, 'review')
  if (found.exchange.number === 0) throw new AppError('exchange_not_found')
  return found
}
