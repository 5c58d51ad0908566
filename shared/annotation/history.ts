import { apply, type Diff, EMPTY_DIFF, invert, type Records, squash } from './diff.ts'

export type History<T> = Readonly<{
  records: Records<T>
  /** What the current gesture has done since the last mark: one undo step in the making. */
  pending: Diff<T>
  undos: readonly Diff<T>[]
  redos: readonly Diff<T>[]
}>

export const startHistory = <T>(records: Records<T>): History<T> => ({
  records,
  pending: EMPTY_DIFF,
  undos: [],
  redos: [],
})

export const edit = <T>(history: History<T>, diff: Diff<T>): History<T> =>
  diff.size === 0
    ? history
    : {
        ...history,
        records: apply(history.records, diff),
        pending: squash(history.pending, diff),
        redos: [],
      }

/** The gesture is over: what is pending becomes one undo step. */
export const mark = <T>(history: History<T>): History<T> =>
  history.pending.size === 0 ? history : { ...history, pending: EMPTY_DIFF, undos: [...history.undos, history.pending] }

/** Drops the gesture in progress without a trace, as Escape does. */
export const cancel = <T>(history: History<T>): History<T> =>
  history.pending.size === 0
    ? history
    : { ...history, records: apply(history.records, invert(history.pending)), pending: EMPTY_DIFF }

export function undo<T>(history: History<T>): History<T> {
  const { records, undos, redos } = mark(history)
  const step = undos.at(-1)
  if (!step) return history
  return {
    records: apply(records, invert(step)),
    pending: EMPTY_DIFF,
    undos: undos.slice(0, -1),
    redos: [...redos, step],
  }
}

export function redo<T>(history: History<T>): History<T> {
  const step = history.redos.at(-1)
  if (!step) return history
  return {
    records: apply(history.records, step),
    pending: EMPTY_DIFF,
    undos: [...history.undos, step],
    redos: history.redos.slice(0, -1),
  }
}

export const canUndo = <T>({ undos, pending }: History<T>): boolean => undos.length > 0 || pending.size > 0
export const canRedo = <T>({ redos }: History<T>): boolean => redos.length > 0
