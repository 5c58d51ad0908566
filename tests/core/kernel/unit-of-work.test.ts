import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { allOf } from '#tests/support/streams.ts'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
let session: Session
beforeEach(async () => {
  fixture = await createTestVault()
  session = fixture.vault.requireSession()
})
afterEach(() => fixture.end())

const put = (value: string) => (db: { prepare: Session['db']['prepare'] }) =>
  db.prepare(`INSERT INTO meta (key, value) VALUES ('k', ?)`).run(value)
const value = () => session.db.prepare(`SELECT value FROM meta WHERE key = 'k'`).get()
const entries = () => session.db.prepare('SELECT action FROM audit_log ORDER BY seq').all().length
const ENTRY = { action: 'settings.changed', subject: 's', details: { z: 1, a: 'ä', none: undefined } }

describe('unit of work', () => {
  test('the work and its entry are committed together, in canonical form', () => {
    const before = entries()
    session.commit(ENTRY, put('x'))
    expect(value()).toEqual({ value: 'x' })
    expect(entries()).toBe(before + 1)
    const row = session.db.prepare('SELECT entry FROM audit_log ORDER BY seq DESC LIMIT 1').get() as { entry: string }
    expect(row.entry).toMatch(
      /^\{"action":"settings.changed","actor":"Badu Contoh","actorId":"[0-9a-f]{32}","at":"2026-[^"]+Z","details":\{"a":"ä","z":1\},"seq":\d+,"subject":"s"\}$/,
    )
  })

  test.each([
    [
      'the work throws',
      () => {
        throw new Error('batal')
      },
      ENTRY,
    ],
    ['the entry is not JSON', () => {}, { ...ENTRY, details: { n: Number.NaN } }],
    ['the work is asynchronous', async () => {}, ENTRY],
  ])('neither, when %s', async (_what, fail, entry) => {
    const before = entries()
    expect(() =>
      session.commit(entry, (db) => {
        put('x')(db)
        return fail()
      }),
    ).toThrow()
    expect(value()).toBeUndefined()
    expect(entries()).toBe(before)
    session.commit(ENTRY, put('y'))
    expect((await allOf(verifyAudit(session))).at(-1)).toMatchObject({ done: true, brokenAt: null })
  })

  test('further entries get their own places in the log, all or none', async () => {
    const before = entries()
    const further = ['a', 'b'].map((subject) => ({ action: 'evidence.imported', subject }))
    session.commit({ ...ENTRY, further }, put('x'))
    expect(entries()).toBe(before + 3)
    expect(() => session.commit({ ...ENTRY, further: [{ ...ENTRY, details: { n: Number.NaN } }] }, put('y'))).toThrow()
    expect(entries()).toBe(before + 3)
    session.commit({ ...ENTRY, further: Array(250).fill(ENTRY) }, () => {})
    expect((await allOf(verifyAudit(session))).at(-1)).toMatchObject({ done: true, brokenAt: null })
  })

  test('a commit inside a commit is refused', () => {
    expect(() => session.commit(ENTRY, () => session.commit(ENTRY, () => {}))).toThrow(/inside a commit/)
  })

  test('gives back what the work gives, and tells it only when it is done', async () => {
    const stop = new AbortController()
    const events = fixture.events.subscribe(stop.signal)
    const next = events.next()
    expect(() =>
      session.commit(ENTRY, () => {
        throw new Error('batal')
      }),
    ).toThrow('batal')
    expect(session.commit({ action: 'case.opened', subject: 'c' }, () => 42)).toBe(42)
    expect((await next).value).toEqual({ action: 'case.opened', subject: 'c' })
    stop.abort()
  })
})
