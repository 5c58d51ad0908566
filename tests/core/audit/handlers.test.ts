import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAuditHandlers } from '#electron/core/audit/handlers.ts'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
let now: Date
let handlers: ReturnType<typeof createAuditHandlers>

beforeEach(async () => {
  now = new Date('2026-03-01T16:59:00.000Z')
  fixture = await createTestVault({ ports: { now: () => now } })
  const ports = { shell: { chooseSavePath: async () => null }, now: () => now, newId: () => '0'.repeat(32) }
  handlers = createAuditHandlers({ requireSession: fixture.vault.requireSession, zoneOf: () => 'WIB', ports })
  const { commit } = fixture.vault.requireSession()
  const id = (digit: string) => digit.repeat(32)
  commit({ action: 'case.opened', subject: id('c'), details: { title: 'Perkara 100% Contoh' } }, () => {})
  now = new Date('2026-03-01T17:00:00.000Z')
  commit({ action: 'evidence.imported', subject: id('e'), details: { caseId: id('c') } }, () => {})
  commit({ action: 'casebook.printed', subject: id('f') }, () => {})
})
afterEach(() => fixture.end())

const list = async (filter: object) => {
  const { entries } = await call(handlers.list, filter)
  return entries.map(({ action }) => action)
}

test('newest first, whole entries with their hash', async () => {
  const { entries, more } = await call(handlers.list, {})
  expect(more).toBe(false)
  expect(entries.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  expect(entries[1]).toMatchObject({ action: 'evidence.imported', actor: 'Badu Contoh', details: {} })
  expect(await call(handlers.head, undefined)).toEqual({ seq: 5, hash: entries[0]?.hash, at: entries[0]?.at })
})

test('filters: action or its feature, subject, words, days of the office’s zone', async () => {
  expect(await list({ action: 'case' })).toEqual(['case.opened'])
  expect(await list({ action: 'case.opened' })).toEqual(['case.opened'])
  expect(await list({ subject: 'c'.repeat(32) })).toEqual(['case.opened'])
  expect(await list({ search: '100% contoh' })).toEqual(['case.opened'])
  expect(await list({ search: '100_' })).toEqual([])
  // 17.00 UTC is midnight in WIB.
  expect(await list({ from: '2026-03-02' })).toEqual(['casebook.printed', 'evidence.imported'])
  expect(await list({ from: '2026-03-01', to: '2026-03-01', action: 'case' })).toEqual(['case.opened'])
})

test('pages of 200, continued before the last shown', async () => {
  const { commit } = fixture.vault.requireSession()
  for (let count = 0; count < 300; count += 1) commit({ action: 'report.created', subject: '' }, () => {})
  const first = await call(handlers.list, {})
  expect([first.entries.length, first.more]).toEqual([200, true])
  const rest = await call(handlers.list, { before: first.entries.at(-1)?.seq ?? null })
  expect([rest.entries.length, rest.more]).toEqual([105, false])
})

test('verification streams to its end', async () => {
  const events = []
  for await (const event of await call(handlers.verify, undefined)) events.push(event)
  expect(events.at(-1)).toEqual({ checked: 5, total: 5, done: true, brokenAt: null, reason: '' })
})

test('a locked vault refuses', async () => {
  await fixture.vault.lock()
  await expect(call(handlers.list, {})).rejects.toMatchObject({ code: 'vault_locked' })
  await expect(call(handlers.head, undefined)).rejects.toMatchObject({ code: 'vault_locked' })
})
