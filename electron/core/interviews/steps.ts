import { type InterviewStep, takeStep } from '#shared/interviews/lifecycle.ts'
import type { Interview, Opening, ReadBackManner } from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { touchCase } from '../cases/service.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { requireSubject } from './preparing.ts'
import { type InterviewChange, insertMoment, updateInterview } from './repository.ts'
import { requireInterview } from './service.ts'

type Context = Readonly<{ session: Session; ports: Pick<Ports, 'now'> }>
type Step = Readonly<{
  id: string
  step: InterviewStep
  note?: string
  /** What else the step settles; throws AppError where it may not be taken yet. */
  change?: (interview: Interview, at: Instant) => InterviewChange
}>

/** Moves a hearing on: state, timeline and audit entry in one transaction. Throws `step_not_allowed`. */
export function perform({ session, ports }: Context, { id, step, note = '', change }: Step): Interview {
  const before = requireInterview(session.db, id)
  const next = takeStep(before.state, step)
  if (!next) throw new AppError('step_not_allowed')
  const at = toInstant(ports.now())
  const settled = change?.(before, at) ?? {}
  return session.commit(
    { action: `interview.${next.moment}`, subject: id, details: { from: before.state, to: next.to, note } },
    (db: WriteDb) => {
      updateInterview(db, id, { ...settled, state: next.to })
      insertMoment(db, id, { at, kind: next.moment, note })
      touchCase(db, before.caseId, at)
      return requireInterview(db, id)
    },
  )
}

/** Willing: the hearing runs. Unwilling: it is over, with the reason on record. Throws `note_required`, `examiner_missing`. */
export const startInterview = (context: Context, id: string, opening: Opening): Interview =>
  perform(context, {
    id,
    step: opening.willing ? 'start' : 'decline',
    note: opening.note,
    change: (interview, at) => {
      checkOpening(interview, opening)
      const subject = requireSubject(context.session.db, interview.caseId, interview.subjectId)
      return { opening, subject, startedAt: at, ...(opening.willing ? {} : { finishedAt: at }) }
    },
  })

function checkOpening({ participants }: Interview, { identityConfirmed, healthy, willing, note }: Opening): void {
  if (!participants.some(({ role }) => role === 'examiner' || role === 'team_lead'))
    throw new AppError('examiner_missing')
  if (!(identityConfirmed && healthy && willing) && note.trim() === '') throw new AppError('note_required')
}

export const finishInterview = (context: Context, id: string): Interview =>
  perform(context, { id, step: 'finish', change: (_, at) => ({ finishedAt: at }) })

/** Begun again after further questions it keeps its first beginning. Throws `nothing_asked`. */
export const beginReadBack = (context: Context, id: string): Interview =>
  perform(context, {
    id,
    step: 'begin_read_back',
    change: ({ exchanges, readBack }, at) => {
      if (exchanges.length === 0) throw new AppError('nothing_asked')
      return { readBack: readBack ?? { begunAt: at, concludedAt: null, manner: null, statement: '' } }
    },
  })

/** Throws `not_all_reviewed`. */
export const concludeReadBack = (
  context: Context,
  { id, manner, statement }: Readonly<{ id: string; manner: ReadBackManner; statement: string }>,
): Interview =>
  perform(context, {
    id,
    step: 'conclude_read_back',
    change: ({ exchanges, readBack }, at) => {
      if (exchanges.some(({ review }) => review === 'pending')) throw new AppError('not_all_reviewed')
      return { readBack: { begunAt: readBack?.begunAt ?? at, concludedAt: at, manner, statement } }
    },
  })

export const concludeInterview = (context: Context, id: string): Interview =>
  perform(context, { id, step: 'conclude', change: (_, at) => ({ concludedAt: at }) })
