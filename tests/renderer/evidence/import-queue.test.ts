import { describe, expect, it } from 'vitest'
import {
  type ImportAction,
  type ImportItem,
  type ImportQueue,
  importQueue,
  LONG_BYTES,
  nextToStart,
} from '#renderer/features/evidence/import-queue.ts'
import type { ImportReply } from '#shared/evidence/contract.ts'

const target = { kind: 'case', id: 'a'.repeat(32) } as ImportItem['target']
const other = { kind: 'case', id: 'b'.repeat(32) } as ImportItem['target']
const entry = (key: string, into = target) => ({
  key,
  target: into,
  origin: 'drop' as const,
  file: new File(['x'], key),
})
const play = (actions: ImportAction[], from: ImportQueue = []) => actions.reduce(importQueue, from)
const added = (...keys: string[]): ImportAction => ({ type: 'added', items: keys.map((key) => entry(key)) })
const stored = (number: string, duplicateOf: string | null = null) =>
  ({ ok: true, evidence: { number }, duplicateOf }) as unknown as ImportReply
const stateOf = (queue: ImportQueue, key: string) => queue.find((item) => item.key === key)

describe('the import queue', () => {
  it('sends small files one after another, in order', () => {
    const three = play([added('one', 'two', 'three')])
    expect(nextToStart(three).map(({ key }) => key)).toEqual(['one'])
    const running = play([{ type: 'started', key: 'one', at: 1 }], three)
    expect(nextToStart(running)).toEqual([])
    const ended = play([{ type: 'answered', key: 'one', reply: stored('B-1') }], running)
    expect(nextToStart(ended).map(({ key }) => key)).toEqual(['two'])
    expect(stateOf(ended, 'one')).toMatchObject({ state: 'done', number: 'B-1', sent: 1 })
  })

  it('lets one more file pass a long one, and no third', () => {
    const long = { ...entry('video'), file: { name: 'video', size: LONG_BYTES } as File }
    const queue = play([{ type: 'added', items: [long, entry('two'), entry('three')] }])
    expect(nextToStart(queue).map(({ key }) => key)).toEqual(['video', 'two'])
    const running = play(
      [
        { type: 'started', key: 'video', at: 1 },
        { type: 'started', key: 'two', at: 1 },
      ],
      queue,
    )
    expect(nextToStart(running)).toEqual([])
  })

  it('goes on when one file fails, and takes the failed one again', () => {
    const sentence = 'Ruang disk habis.'
    const failed = play([
      added('one', 'two'),
      { type: 'started', key: 'one', at: 1 },
      { type: 'answered', key: 'one', reply: { ok: false, code: 'disk_full', message: sentence } },
    ])
    expect(stateOf(failed, 'one')).toMatchObject({ state: 'failed', message: sentence })
    expect(nextToStart(failed).map(({ key }) => key)).toEqual(['two'])
    const again = play([{ type: 'retried', key: 'one' }], failed)
    expect(stateOf(again, 'one')).toMatchObject({ state: 'waiting', message: '', sent: 0 })
  })

  it('lets nothing that arrives late revive a cancelled file', () => {
    const queue = play([
      added('one'),
      { type: 'started', key: 'one', at: 1 },
      { type: 'cancelled', key: 'one' },
      { type: 'progressed', key: 'one', at: 2, sent: 1 },
      { type: 'failed', key: 'one', message: 'late' },
    ])
    expect(stateOf(queue, 'one')).toMatchObject({ state: 'cancelled', message: '' })
  })

  it('never shows progress going back, whoever counts', () => {
    const queue = play([
      added('one'),
      { type: 'started', key: 'one', at: 1 },
      { type: 'progressed', key: 'one', at: 300, sent: 90 },
      { type: 'progressed', key: 'one', at: 600, sent: 40 },
    ])
    expect(stateOf(queue, 'one')?.sent).toBe(90)
  })

  it('notices the same bytes and clears only what ended in its own case', () => {
    const queue = play([
      added('one', 'two'),
      { type: 'added', items: [entry('else', other)] },
      { type: 'started', key: 'one', at: 1 },
      { type: 'answered', key: 'one', reply: stored('B-3', 'c'.repeat(32)) },
      { type: 'cancelled', key: 'else' },
    ])
    expect(stateOf(queue, 'one')?.duplicateOf).toBe('c'.repeat(32))
    expect(play([{ type: 'cleared', target }], queue).map(({ key }) => key)).toEqual(['two', 'else'])
  })

  it('does not send a stored file twice', () => {
    const queue = play([
      added('one'),
      { type: 'started', key: 'one', at: 1 },
      { type: 'answered', key: 'one', reply: stored('B-1') },
      { type: 'retried', key: 'one' },
    ])
    expect(nextToStart(queue)).toEqual([])
  })
})
