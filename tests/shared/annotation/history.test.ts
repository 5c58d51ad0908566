import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type Diff, invert, squash } from '#shared/annotation/diff.ts'
import {
  cancel,
  canRedo,
  canUndo,
  edit,
  type History,
  mark,
  redo,
  startHistory,
  undo,
} from '#shared/annotation/history.ts'

const put = (id: string, before: number | undefined, after: number | undefined): Diff<number> =>
  new Map([[id, { before, after }]])
const sorted = (history: History<number>) => [...history.records].sort(([a], [b]) => a.localeCompare(b))
const steps = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }),
    next: fc.constantFrom('nothing', 'mark', 'cancel', 'undo', 'redo'),
  }),
  { maxLength: 60 },
)

function walk(start: ReadonlyMap<string, number>, moves: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
  return moves.reduce((history, { id, value, next: then }) => {
    const before = history.records.get(id)
    const next = before === value ? history : edit(history, put(id, before, value))
    if (then === 'mark') return mark(next)
    if (then === 'cancel') return cancel(next)
    if (then === 'undo') return undo(next)
    return then === 'redo' ? redo(next) : next
  }, startHistory(start))
}

describe('history', () => {
  test('any walk undone is the start, redone the end', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const start = new Map([
          ['a', 1],
          ['b', 2],
        ])
        // Redoing what was still undone comes first: a walk may end in the middle of its past.
        let end = mark(walk(start, moves))
        while (canRedo(end)) end = redo(end)
        let back = end
        while (canUndo(back)) back = undo(back)
        expect([...back.records].sort()).toEqual([...start].sort())
        let forth = back
        while (canRedo(forth)) forth = redo(forth)
        expect(sorted(forth)).toEqual(sorted(end))
      }),
    )
  })

  test('a drag of many moves is one step; cancelling it leaves no trace', () => {
    let history = startHistory(new Map([['a', 0]]))
    for (let move = 1; move <= 200; move++) history = edit(history, put('a', move - 1, move))
    expect(cancel(history).records.get('a')).toBe(0)
    history = mark(history)
    expect(history.undos).toHaveLength(1)
    expect(undo(history).records.get('a')).toBe(0)
  })

  test('what comes back to its start is no step, and a new edit forgets what was undone', () => {
    let history = edit(startHistory(new Map<string, number>()), put('a', undefined, 1))
    history = mark(edit(history, put('a', 1, undefined)))
    expect(canUndo(history)).toBe(false)
    history = undo(mark(edit(history, put('a', undefined, 1))))
    expect(canRedo(history)).toBe(true)
    expect(canRedo(edit(history, put('b', undefined, 2)))).toBe(false)
  })

  test('undoing and redoing nothing changes nothing', () => {
    const history = startHistory(new Map([['a', 0]]))
    expect(undo(history)).toBe(history)
    expect(redo(history)).toBe(history)
    expect(mark(history)).toBe(history)
    expect(cancel(history)).toBe(history)
  })

  test('squash does what the two do; invert takes it back', () => {
    const values = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), values)), (changes) => {
        const start = new Map([['a', 9]])
        let records: ReadonlyMap<string, number> = start
        let total: Diff<number> = new Map()
        for (const [id, after] of changes) {
          const diff = put(id, records.get(id), after)
          records = apply(records, diff)
          total = squash(total, diff)
        }
        expect(new Map(apply(start, total))).toEqual(new Map(records))
        expect(new Map(apply(records, invert(total)))).toEqual(start)
      }),
    )
  })
})
