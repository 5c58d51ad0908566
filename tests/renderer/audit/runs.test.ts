import { expect, test } from 'vitest'
import { hashGroups } from '#renderer/features/audit/hash-groups.ts'
import { auditRuns } from '#renderer/features/audit/runs.ts'
import { auditEntrySchema } from '#shared/audit/model.ts'

const entry = (seq: number, action: string, subject = 'a') =>
  auditEntrySchema.parse({
    seq,
    at: '2026-03-05T07:03:21.000Z',
    actor: 'Wening Prabasari',
    action,
    subject,
    details: {},
    hash: '0'.repeat(64),
  })

test('autosaves in a row become one line, nothing else does', () => {
  const entries = [
    entry(6, 'draft.saved'),
    entry(5, 'draft.saved'),
    entry(4, 'draft.saved', 'b'),
    entry(3, 'case.opened'),
    entry(2, 'draft.saved'),
  ]
  const runs = auditRuns(entries).map(({ last, count, firstSeq }) => [last.seq, count, firstSeq])
  expect(runs).toEqual([
    [6, 2, 5],
    [4, 1, 4],
    [3, 1, 3],
    [2, 1, 2],
  ])
})

test('a hash is read aloud in fours', () => {
  expect(hashGroups('0123456789abcdef')).toBe('0123 4567 89ab cdef')
  expect(hashGroups('0123456789abcdef', 2)).toBe('0123 4567')
})
