import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { sealBytes } from '#electron/core/vault/aead.ts'
import { createReporterSeal, recipientOf } from '#electron/core/vault/reporter-seal.ts'
import { getMeta } from '#electron/core/vault/user-rows.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { createTestVault } from '#tests/support/test-vault.ts'

const key = randomBytes(32)
const recipient = recipientOf(key)
const sealWith = (keys: readonly Buffer[], identity = 'a', to: Uint8Array | null = recipient) =>
  createReporterSeal({ vaultId: 'v', keys, recipient: to, identity: Buffer.from(identity) })

describe('the seal', () => {
  test('is made by anybody, opened by keepers only, and only as the record it was made for', () => {
    const anybody = sealWith([])
    const keeper = sealWith([key])
    expect([anybody.canOpen, keeper.canOpen]).toEqual([false, true])
    const sealed = anybody.seal('r1', 'Mbok Contoh')
    expect(keeper.open('r1', sealed)).toBe('Mbok Contoh')
    expect(() => anybody.open('r1', sealed)).toThrow(expect.objectContaining({ code: 'reporter_key_missing' }))
    expect(() => keeper.open('r2', sealed)).toThrow()
    expect(() => sealWith([randomBytes(32)]).open('r1', sealed)).toThrow()
    expect(() => sealWith([], 'a', null).seal('r1', 'x')).toThrow(
      expect.objectContaining({ code: 'reporter_key_missing' }),
    )
  })

  test('of an older program and of an earlier key still opens', () => {
    const old = sealBytes(key, Buffer.from('lama'), Buffer.from('saksama/v1/reporter|v|r1'))
    expect(sealWith([key]).open('r1', old)).toBe('lama')
    expect(sealWith([randomBytes(32), key]).open('r1', old)).toBe('lama')
    expect(sealWith([randomBytes(32), key]).open('r1', sealWith([]).seal('r1', 'baru'))).toBe('baru')
  })

  test('of a user is for that user and that record alone', () => {
    const sealed = sealWith([], 'a').sealOwn('k', 'isian')
    expect(sealWith([key], 'a').openOwn('k', sealed)).toBe('isian')
    expect(() => sealWith([key], 'b').openOwn('k', sealed)).toThrow()
    expect(() => sealWith([], 'a').openOwn('k2', sealed)).toThrow()
  })
})

describe('in a vault', () => {
  let made: TestCore
  let raw: Connection
  beforeEach(async () => {
    made = await createTestCore({
      ports: {
        openDatabase: (...all) => {
          raw = openVaultDatabase(...all)
          return raw
        },
      },
    })
  })
  afterEach(() => made.dispose())
  const relock = async () => {
    await made.api.vault.lock()
    await made.api.vault.unlock({ password: TEST_PASSWORD })
  }
  const meta = (name: string) => raw.prepare('SELECT value FROM meta WHERE key = ?').get(name) as { value: string }

  test('a recipient put there by somebody else is replaced by the keepers, which is told', async () => {
    const { value } = meta('reporter_recipient')
    raw.prepare('UPDATE meta SET value = ? WHERE key = ?').run('00'.repeat(32), 'reporter_recipient')
    await relock()
    expect(meta('reporter_recipient').value).toBe(value)
    expect((await made.api.audit.list({ action: 'vault.reporter_recipient_renewed' })).entries).toHaveLength(1)
    await relock()
    expect((await made.api.audit.list({ action: 'vault.reporter_recipient_renewed' })).entries).toHaveLength(1)
  })

  test('reporters from before the index are indexed when a keeper comes', async () => {
    await made.api.reports.register({ data: aReport(), reporter: aReporter() })
    const count = () => raw.prepare('SELECT count(*) AS n FROM reporter_terms').get() as { n: number }
    const before = count()
    expect(before.n).toBeGreaterThan(3)
    raw.exec('DELETE FROM reporter_terms; UPDATE reporters SET index_version = 0')
    await relock()
    expect(count()).toEqual(before)
    const told = (await made.api.audit.list({ action: 'report.reporters_indexed' })).entries
    expect(told.map(({ details }) => details)).toEqual([{ count: 1 }])
  })
})

test('after the reporter key was changed, old records open, and everybody seals to the new key', async () => {
  const fixture = await createTestVault()
  const { vault } = fixture
  const before = vault.requireSession().reporters.seal('r1', 'sebelum')
  const told = () => getMeta(vault.requireSession().db, 'reporter_recipient')
  const old = told()
  await vault.rotateKeys({ reporterKey: true, signal: new AbortController().signal, onProgress: () => {} })
  const { reporters, vaultId } = vault.requireSession()
  expect(reporters.open('r1', before)).toBe('sebelum')
  expect(told()).not.toBe(old)
  const anybody = createReporterSeal({
    vaultId,
    keys: [],
    recipient: Buffer.from(told() ?? '', 'hex'),
    identity: Buffer.from('loket'),
  })
  expect(reporters.open('r2', anybody.seal('r2', 'sesudah'))).toBe('sesudah')
  await fixture.end()
})
