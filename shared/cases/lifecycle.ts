import type { CaseState } from './model.ts'

const NEXT: Record<CaseState, readonly CaseState[]> = {
  review: ['clarification', 'examination', 'closed'],
  clarification: ['review', 'examination', 'finished', 'closed'],
  examination: ['clarification', 'finished', 'closed'],
  finished: ['examination', 'closed'],
  closed: ['review'],
}

/** Which states may follow; going back is allowed but, like closing, wants a reason. */
export const nextStates = (state: CaseState): readonly CaseState[] => NEXT[state]

const ORDER: readonly CaseState[] = ['review', 'clarification', 'examination', 'finished', 'closed']

export const needsReason = (from: CaseState, to: CaseState): boolean =>
  to === 'closed' || ORDER.indexOf(to) < ORDER.indexOf(from)
