import { expect, test } from 'vitest'
import { createLockGuard } from '#renderer/rpc/before-lock.ts'

test('one failing flush does not keep the others from being stored', async () => {
  const guard = createLockGuard()
  const done: string[] = []
  guard.addFlush(() => Promise.reject(new Error('disk full')))
  const remove = guard.addFlush(async () => done.push('removed'))
  guard.addFlush(async () => done.push('kept'))
  remove()
  await guard.flushAll()
  expect(done).toEqual(['kept'])
})

test('holds lift one by one', () => {
  const guard = createLockGuard()
  const first = guard.hold('rekaman')
  const second = guard.hold('rekaman')
  first()
  expect(guard.holdReason()).toBe('rekaman')
  second()
  expect(guard.holdReason()).toBeNull()
})
