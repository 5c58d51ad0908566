import { cpSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import type { Connection } from '#electron/core/kernel/database.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { sha256Hex } from '#electron/core/kernel/unit-of-work.ts'
import { createVault, type Vault } from '#electron/core/vault/service.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { linkHash } from '#shared/audit/chain.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { allOf } from '#tests/support/streams.ts'
import {
  createTestVault,
  TEST_PASSWORD,
  type TestVault,
  temporaryFolder,
  testPorts,
} from '#tests/support/test-vault.ts'

let template: TestVault
let dataDir: string
let vault: Vault
let session: Session
/** The raw connection: what somebody with the key and ill will could use. */
let raw: Connection

beforeAll(async () => {
  template = await createTestVault()
  const { commit } = template.vault.requireSession()
  for (let number = 0; number < 250; number += 1)
    commit({ action: 'report.created', subject: `r${number}`, details: { number } }, () => {})
  await template.vault.lock()
})
afterAll(() => template.end())

beforeEach(async () => {
  dataDir = temporaryFolder()
  cpSync(template.dataDir, dataDir, { recursive: true })
  const ports = testPorts(dataDir, {
    openDatabase: (...all) => {
      raw = openVaultDatabase(...all)
      return raw
    },
  })
  vault = createVault({ ports, events: createEventHub() })
  await vault.unlock(TEST_PASSWORD)
  session = vault.requireSession()
})
afterEach(async () => {
  await vault.lock()
  rmSync(dataDir, { recursive: true })
})
const last = async () => (await allOf(verifyAudit(session))).at(-1)

/** Rewrites everything from `seq` on so that the links fit again. */
function relink(seq: number) {
  const rows = raw.prepare('SELECT seq, prev_hash, entry FROM audit_log WHERE seq >= ? ORDER BY seq').all(seq) as {
    seq: number
    prev_hash: string
    entry: string
  }[]
  let previous = rows[0]!.prev_hash
  raw.exec('BEGIN')
  for (const row of rows) {
    const hash = linkHash(sha256Hex, previous, row.entry)
    raw.prepare('UPDATE audit_log SET prev_hash = ?, hash = ? WHERE seq = ?').run(previous, hash, row.seq)
    previous = hash
  }
  raw.exec('COMMIT')
}

describe('verification', () => {
  test('an honest log is whole, with a signed checkpoint every hundred entries and at lock', async () => {
    expect(await last()).toEqual({ checked: 254, total: 254, done: true, brokenAt: null, reason: '' })
    const seqs = () => raw.prepare('SELECT seq FROM audit_checkpoints ORDER BY seq').all()
    expect(seqs()).toEqual([{ seq: 100 }, { seq: 200 }, { seq: 253 }])
    await vault.lock()
    await vault.unlock(TEST_PASSWORD)
    session = vault.requireSession()
    expect(seqs()).toEqual([{ seq: 100 }, { seq: 200 }, { seq: 253 }, { seq: 255 }])
    expect(await last()).toMatchObject({ total: 256, brokenAt: null })
  })

  test.each([
    ['a changed entry', `UPDATE audit_log SET entry = replace(entry, '"number":7', '"number":8') WHERE seq = 10`, 10],
    ['a changed hash', `UPDATE audit_log SET hash = printf('%064d', 1) WHERE seq = 11`, 11],
    ['a changed previous hash', `UPDATE audit_log SET prev_hash = printf('%064d', 1) WHERE seq = 12`, 12],
    ['a removed entry', 'DELETE FROM audit_log WHERE seq = 13', 14],
    ['a changed column', `UPDATE audit_log SET actor = 'Orang Lain' WHERE seq = 14`, 14],
    ['a changed time column', `UPDATE audit_log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 15`, 15],
    ['a changed signature', 'UPDATE audit_checkpoints SET signature = randomblob(64) WHERE seq = 100', 100],
    ['a checkpoint of another hash', `UPDATE audit_checkpoints SET hash = printf('%064d', 1) WHERE seq = 200`, 200],
    ['a cut tail below a signature', 'DELETE FROM audit_log WHERE seq >= 150', 200],
  ])('%s is found and named', async (_what, sql, brokenAt) => {
    raw.pragma('foreign_keys = OFF')
    raw.exec(sql)
    const end = await last()
    expect(end).toMatchObject({ done: true, brokenAt })
    expect(end?.reason).not.toBe('')
  })

  test('a rewritten log whose links fit breaks at the next signed checkpoint', async () => {
    raw.prepare(`UPDATE audit_log SET entry = replace(entry, '"number":7', '"number":8') WHERE seq = 10`).run()
    relink(10)
    expect(await last()).toMatchObject({ brokenAt: 100, reason: expect.stringContaining('Tanda tangan') })
  })

  test('an entry that is no entry any more is a fault, not a crash', async () => {
    raw.prepare(`UPDATE audit_log SET entry = ? WHERE seq = 252`).run(canonicalJson({ apa: 'saja' }))
    relink(252)
    expect(await last()).toMatchObject({ brokenAt: 252 })
  })

  test('tells how far it is while others work, and leaves what they add for the next walk', async () => {
    for (let number = 0; number < 1000; number += 1)
      session.commit({ action: 'report.created', subject: 'x' }, () => {})
    const seen = []
    for await (const event of verifyAudit(session)) {
      seen.push(event)
      session.commit({ action: 'case.opened', subject: 'c' }, () => {})
    }
    expect(seen[0]).toMatchObject({ checked: 0, total: 1254, done: false })
    expect(seen.at(-1)).toMatchObject({ checked: 1254, total: 1254, done: true, brokenAt: null })
    expect(await last()).toMatchObject({ total: 1254 + seen.length, brokenAt: null })
  })

  test('ends with who asked', async () => {
    const walk = verifyAudit(session)
    expect((await walk.next()).value).toMatchObject({ done: false })
    await walk.return()
    expect((await walk.next()).done).toBe(true)
  })
})
