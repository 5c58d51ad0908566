import type { InterviewState, Moment } from './model.ts'

export type InterviewStep =
  | 'start'
  | 'decline'
  | 'mark_absent'
  | 'pause'
  | 'resume'
  | 'interrupt'
  | 'finish'
  | 'begin_read_back'
  | 'conclude_read_back'
  | 'conclude'

type Rule = Readonly<{ moment: Moment['kind']; to: InterviewState; from: readonly InterviewState[] }>

/**
 * `resume` leads back to the questions also from the read-back, because something may come to mind when it is heard again;
 * what was confirmed stays confirmed. `interrupt` is what a crash or a lock does to a running hearing.
 */
const RULES: Readonly<Record<InterviewStep, Rule>> = {
  start: { moment: 'started', to: 'running', from: ['prepared'] },
  decline: { moment: 'declined', to: 'declined', from: ['prepared'] },
  mark_absent: { moment: 'absent', to: 'absent', from: ['prepared'] },
  pause: { moment: 'paused', to: 'paused', from: ['running'] },
  resume: { moment: 'resumed', to: 'running', from: ['paused', 'finished', 'reading_back'] },
  interrupt: { moment: 'interrupted', to: 'paused', from: ['running'] },
  finish: { moment: 'finished', to: 'finished', from: ['running', 'paused'] },
  begin_read_back: { moment: 'read_back_begun', to: 'reading_back', from: ['finished'] },
  conclude_read_back: { moment: 'read_back_concluded', to: 'read', from: ['reading_back'] },
  conclude: { moment: 'concluded', to: 'concluded', from: ['read'] },
}

/** The state after a step and what the timeline notes, or null when the step is not possible now. */
export function takeStep(state: InterviewState, step: InterviewStep): Pick<Rule, 'to' | 'moment'> | null {
  const { from, to, moment } = RULES[step]
  return from.includes(state) ? { to, moment } : null
}

/** What may be done to a hearing besides moving it on. */
export type InterviewDeed = 'prepare' | 'ask' | 'type' | 'review' | 'record'

const ALLOWED: Readonly<Record<InterviewDeed, readonly InterviewState[]>> = {
  prepare: ['prepared'],
  ask: ['running'],
  // The last keystrokes may arrive after the pause or the end was pressed: they must not be lost.
  type: ['running', 'paused', 'finished'],
  review: ['reading_back'],
  record: ['running', 'reading_back'],
}

export const allows = (state: InterviewState, deed: InterviewDeed): boolean => ALLOWED[deed].includes(state)

/** No step leads out of these. */
export const isOver = (state: InterviewState): boolean =>
  state === 'concluded' || state === 'declined' || state === 'absent'
