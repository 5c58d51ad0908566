import { createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256Hex } from '#electron/core/kernel/unit-of-work.ts'
import { readAnchor } from '#shared/audit/anchor-text.ts'
import { GENESIS, linkHash } from '#shared/audit/chain.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let made: TestCore
let savePath: string | null = ''
beforeEach(async () => {
  made = await createTestCore({ ports: { shell: { chooseSavePath: async () => savePath } } })
  savePath = join(made.dataDir, 'jejak.jsonl')
})
afterEach(() => made.dispose())

async function walk() {
  const steps = []
  for await (const step of await made.api.audit.exportLog()) steps.push(step)
  return steps
}

test('the whole log leaves as lines that prove themselves without this program', async () => {
  for (let number = 0; number < 120; number += 1)
    await made.api.drafts.put({ key: 'case:uji', json: JSON.stringify({ number }) })
  const before = await made.api.audit.head()
  const steps = await walk()
  expect(steps.at(-1)).toEqual({ written: before.seq, total: before.seq, done: true, savedAs: savePath })
  expect(readdirSync(made.dataDir).filter((name) => name.includes('.part'))).toEqual([])
  const [start, ...lines] = readFileSync(savePath!, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(start).toMatchObject({ format: 'saksama-jejak-audit', versi: 1, entri: before.seq })

  let head = GENESIS
  for (const { seq, hashSebelumnya, entri, hash } of lines.filter(({ jenis }) => jenis === 'entri')) {
    expect([seq, hashSebelumnya, hash]).toEqual([head.seq + 1, head.hash, linkHash(sha256Hex, hashSebelumnya, entri)])
    head = { seq, hash }
  }
  expect(head).toEqual({ seq: before.seq, hash: before.hash })

  const signed = lines.filter(({ jenis }) => jenis === 'pengesahan')
  expect(signed.map(({ seq }) => seq)).toEqual([100, before.seq])
  for (const { seq, hash, at, userId, publicKey, signature } of signed) {
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') },
    })
    const text = canonicalJson({ type: 'saksama/v1/audit-checkpoint', vaultId: start.vaultId, userId, seq, hash, at })
    expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true)
  }
  const last = lines.at(-1)
  expect(last).toMatchObject({ jenis: 'kepala', ...head })
  expect(readAnchor(last.seq, last.kata.join(' '))).toMatchObject({ kind: 'ready' })
  expect(readAnchor(0, last.qr)).toMatchObject({ kind: 'ready', anchor: { seq: head.seq, hashStart: head.hash } })
  expect((await made.api.audit.list({ action: 'audit.exported' })).entries[0]?.details).toEqual({ ...head })
})

test('a cancelled choice and a place that cannot be written leave nothing behind', async () => {
  savePath = null
  expect((await walk()).at(-1)).toMatchObject({ done: true, savedAs: null })
  expect((await made.api.audit.list({ action: 'audit.exported' })).entries).toEqual([])
  savePath = join(made.dataDir, 'tidak', 'ada', 'jejak.jsonl')
  await expect(walk()).rejects.toMatchObject({ code: 'save_failed' })
})

test('somebody who stops listening stops the writing', async () => {
  const steps = await made.api.audit.exportLog()
  await steps.return?.()
  expect(readdirSync(made.dataDir).filter((name) => name.startsWith('jejak'))).toEqual([])
})
