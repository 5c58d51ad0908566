import { describe, expect, it } from 'vitest'
import {
  type ImportAction,
  type ImportItem,
  type ImportQueue,
  importQueue,
  LONG_BYTES,
  nextToStart,
} from '#renderer/features/evidence/import-queue.ts'
import { BATCH, type ImportReply } from '#shared/evidence/contract.ts'

const target = { kind: 'case', id: 'a'.repeat(32) } as ImportItem['target']
const other = { kind: 'case', id: 'b'.repeat(32) } as ImportItem['target']
const entry = (key: string, into = target) => ({
  key,
  target: into,
  origin: 'drop' as const,
  file: new File(['x'], key),
  size: 1,
})
const ofSize = (key: string, size: number, into = target) => ({
  ...entry(key, into),
  file: { name: key } as File,
  size,
})
const play = (actions: ImportAction[], from: ImportQueue = []) => actions.reduce(importQueue, from)
/** Each by itself, as files dropped one at a time. */
const added = (...keys: string[]): ImportAction[] => keys.map((key) => ({ type: 'added', items: [entry(key)] }))
/** All at once, as a folder. */
const folder = (count: number, at = 0): ImportAction => ({
  type: 'added',
  items: Array.from({ length: count }, (_, n) => entry(`f${at + n}`)),
})
const stored = (number: string, duplicateOf: string | null = null) =>
  ({ ok: true, evidence: { number, id: number }, duplicateOf }) as unknown as ImportReply
const refused = (code: string, message = ''): ImportReply => ({ ok: false, code, message })
const answer = (keys: string[], replies: ImportReply[]): ImportAction => ({ type: 'answered', keys, replies })
const start = (...keys: string[]): ImportAction => ({ type: 'started', keys, at: 1 })
const stateOf = (queue: ImportQueue, key: string) => queue.find((item) => item.key === key)
const next = (queue: ImportQueue) => nextToStart(queue).map((job) => job.map(({ key }) => key))

describe('the import queue', () => {
  it('sends small files that came alone one after another, in order', () => {
    const three = play(added('one', 'two', 'three'))
    expect(next(three)).toEqual([['one']])
    const running = play([start('one')], three)
    expect(next(running)).toEqual([])
    const ended = play([answer(['one'], [stored('B-1')])], running)
    expect(next(ended)).toEqual([['two']])
    expect(stateOf(ended, 'one')).toMatchObject({ state: 'done', number: 'B-1', sent: 1 })
  })

  it('lets one more file pass a long one, and no third', () => {
    const queue = play([{ type: 'added', items: [ofSize('video', LONG_BYTES)] }, ...added('two', 'three')])
    expect(next(queue)).toEqual([['video'], ['two']])
    expect(next(play([start('video'), start('two')], queue))).toEqual([])
  })

  it('sends a folder in batches, one at a time', () => {
    const queue = play([folder(70)])
    const [first = []] = next(queue)
    expect(first).toEqual(Array.from({ length: BATCH.files }, (_, n) => `f${n}`))
    expect(next(queue)).toHaveLength(1)
    const running = play([start(...first)], queue)
    expect(next(running)).toEqual([])
    const ended = play(
      [
        answer(
          first,
          first.map((_, n) => stored(`B-${n + 1}`)),
        ),
      ],
      running,
    )
    expect(next(ended)[0]?.[0]).toBe('f32')
    expect(stateOf(ended, 'f31')).toMatchObject({ state: 'done', number: 'B-32' })
  })

  it('keeps a batch within its bytes, its place and its size of file', () => {
    const items = [
      ...Array.from({ length: 9 }, (_, n) => ofSize(`big${n}`, BATCH.fileBytes)),
      ofSize('larger', BATCH.fileBytes + 1),
      ofSize('small', 1),
      ofSize('else', 1, other),
    ]
    let queue = play([{ type: 'added', items }])
    const sent: string[][] = []
    for (let jobs = next(queue); jobs[0]; jobs = next(queue)) {
      sent.push(jobs[0])
      queue = play(
        [
          start(...jobs[0]),
          answer(
            jobs[0],
            jobs[0].map(() => stored('B-1')),
          ),
        ],
        queue,
      )
    }
    expect(sent.map((job) => job.length)).toEqual([8, 1, 1, 1, 1])
  })

  it('counts the bytes of a batch to its files in order', () => {
    const items = ['a', 'b', 'c'].map((key) => ofSize(key, 10))
    const keys = ['a', 'b', 'c']
    const queue = play([{ type: 'added', items }, start(...keys), { type: 'progressed', keys, at: 300, sent: 14 }])
    expect(queue.map(({ sent }) => sent)).toEqual([10, 4, 0])
  })

  it('tells apart in a batch what was stored, was there already, and was refused', () => {
    const keys = ['f0', 'f1', 'f2']
    const replies = [stored('B-1'), stored('B-7', 'B-7'), refused('file_unreadable', 'Tidak terbaca.')]
    const queue = play([folder(3), start(...keys), answer(keys, replies)])
    expect(queue.map(({ state }) => state)).toEqual(['done', 'known', 'failed'])
    expect(stateOf(queue, 'f1')).toMatchObject({ number: 'B-7', duplicateOf: null })
    expect(next(play([{ type: 'resumed', target }], queue))).toEqual([['f2']])
  })

  it('sends the files of a batch that could not go one by one', () => {
    const queue = play([
      folder(3),
      start('f0', 'f1', 'f2'),
      { type: 'requeued', keys: ['f0', 'f1', 'f2'], alone: true },
    ])
    expect(next(queue)).toEqual([['f0']])
  })

  it('cancels a folder: what is in stays, what remains is known and goes on when asked', () => {
    const keys = Array.from({ length: 32 }, (_, n) => `f${n}`)
    const cancelled = play([
      folder(10_000),
      start(...keys),
      answer(
        keys,
        keys.map(() => stored('B-1')),
      ),
      start('f32', 'f33'),
      { type: 'all_cancelled', target },
      { type: 'requeued', keys: ['f32', 'f33'], alone: false },
    ])
    expect(next(cancelled)).toEqual([])
    expect(cancelled.filter(({ state }) => state === 'cancelled')).toHaveLength(10_000 - 32)
    const resumed = play([{ type: 'resumed', target }], cancelled)
    expect(next(resumed)[0]?.[0]).toBe('f32')
    expect(resumed.filter(({ state }) => state === 'done')).toHaveLength(32)
  })

  it('cancels one file of a batch that is on its way; the others go again', () => {
    const queue = play([
      folder(3),
      start('f0', 'f1', 'f2'),
      { type: 'cancelled', key: 'f1' },
      { type: 'requeued', keys: ['f0', 'f1', 'f2'], alone: false },
    ])
    expect(next(queue)).toEqual([['f0', 'f2']])
    expect(stateOf(queue, 'f1')?.state).toBe('cancelled')
  })

  it('goes on when one file fails, and takes the failed one again', () => {
    const sentence = 'Ruang disk habis.'
    const failed = play([...added('one', 'two'), start('one'), answer(['one'], [refused('disk_full', sentence)])])
    expect(stateOf(failed, 'one')).toMatchObject({ state: 'failed', message: sentence })
    expect(next(failed)).toEqual([['two']])
    const again = play([{ type: 'retried', key: 'one' }], failed)
    expect(stateOf(again, 'one')).toMatchObject({ state: 'waiting', message: '', sent: 0 })
  })

  it('lets nothing that arrives late revive a cancelled file', () => {
    const queue = play([
      ...added('one'),
      start('one'),
      { type: 'cancelled', key: 'one' },
      { type: 'progressed', keys: ['one'], at: 2, sent: 1 },
      { type: 'failed', keys: ['one'], message: 'late' },
      { type: 'requeued', keys: ['one'], alone: false },
    ])
    expect(stateOf(queue, 'one')).toMatchObject({ state: 'cancelled', message: '' })
  })

  it('never shows progress going back, whoever counts', () => {
    const queue = play([
      { type: 'added', items: [ofSize('one', 100)] },
      start('one'),
      { type: 'progressed', keys: ['one'], at: 300, sent: 90 },
      { type: 'progressed', keys: ['one'], at: 600, sent: 40 },
    ])
    expect(stateOf(queue, 'one')?.sent).toBe(90)
  })

  it('notices the same bytes and clears only what ended in its own case', () => {
    const queue = play([
      ...added('one', 'two'),
      { type: 'added', items: [entry('else', other)] },
      start('one'),
      answer(['one'], [stored('B-3', 'c'.repeat(32))]),
      { type: 'cancelled', key: 'else' },
    ])
    expect(stateOf(queue, 'one')?.duplicateOf).toBe('c'.repeat(32))
    expect(play([{ type: 'cleared', target }], queue).map(({ key }) => key)).toEqual(['two', 'else'])
  })

  it('does not send a stored file twice', () => {
    const queue = play([
      ...added('one'),
      start('one'),
      answer(['one'], [stored('B-1')]),
      { type: 'retried', key: 'one' },
      { type: 'resumed', target },
    ])
    expect(nextToStart(queue)).toEqual([])
  })
})
