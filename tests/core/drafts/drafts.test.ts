import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDraft, sealDraft } from '#electron/core/drafts/sealing.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { sealBytes } from '#electron/core/vault/aead.ts'
import { createReporterSeal, recipientOf } from '#electron/core/vault/reporter-seal.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

test('typing comes back after a lock, until it is discarded', async () => {
  const json = JSON.stringify({ nama: 'Larasati 👩‍⚖️', teks: 'x'.repeat(5000) })
  for (const key of ['report:new', 'case:new']) {
    await core.api.drafts.put({ key, json })
    await core.api.vault.lock()
    await core.api.vault.unlock({ password: 'kata-sandi-uji-coba' })
    expect((await core.api.drafts.get({ key }))?.json).toBe(json)
    await core.api.drafts.discard({ key })
    expect(await core.api.drafts.get({ key })).toBeNull()
  }
})

test('a draft that may name a reporter is sealed, and neither text enters the log', async () => {
  const secret = 'Larasati Pelapor Contoh'
  await core.api.drafts.put({ key: 'report:new', json: secret })
  const entries = JSON.stringify(await core.api.audit.list({ action: 'draft.saved' }))
  expect(entries).not.toContain(secret)

  const reversed = {
    canOpen: true,
    seal: (_id: string, plain: string) => Buffer.from(plain).reverse(),
    open: (_id: string, sealed: Uint8Array) => Buffer.from(sealed).reverse().toString(),
  }
  const seals = { ...reversed, sealOwn: reversed.seal, openOwn: reversed.open }
  const session = { reporters: seals, user: { id: 'u' } } as unknown as Session
  const stored = sealDraft(session, 'report:new', secret)
  for (const half of stored.split('.')) expect(Buffer.from(half, 'base64').toString()).not.toContain(secret)
  expect(openDraft(session, 'report:new', stored)).toBe(secret)
  expect(sealDraft(session, 'case:new', secret)).toBe(secret)
})

test('a draft of a report belongs to its author, keeper or not; keepers still read it after their keys changed', () => {
  const typed = 'Larasati Pelapor Contoh'
  const recipient = recipientOf(Buffer.alloc(32, 7))
  const of = (id: string, keys: readonly Buffer[], identity: string) =>
    ({
      user: { id },
      reporters: createReporterSeal({ vaultId: 'v', keys, recipient, identity: Buffer.from(identity) }),
    }) as unknown as Session
  const keeper = [Buffer.alloc(32, 7)]
  const intake = of('a', [], 'identity of a')
  const stored = sealDraft(intake, 'report:new', typed)
  expect(openDraft(intake, 'report:new', stored)).toBe(typed)
  expect(openDraft(of('b', [], 'identity of b'), 'report:new', stored)).toBeNull()
  // Another user's draft stands under another key, so that even a keeper never meets it in his own form.
  expect(openDraft(of('b', keeper, 'identity of b'), 'report:new', stored)).toBeNull()
  expect(openDraft(of('a', [], 'new identity'), 'report:new', stored)).toBeNull()
  expect(openDraft(of('a', keeper, 'new identity'), 'report:new', stored)).toBe(typed)
})

test('a draft of an older program, sealed under the reporter key, is read and moves to its user', () => {
  const key = Buffer.alloc(32, 7)
  const aad = Buffer.from('saksama/v1/reporter|v|report:new')
  const old = sealBytes(key, Buffer.from('lama'), aad).toString('base64')
  const reporters = createReporterSeal({ vaultId: 'v', keys: [key], recipient: recipientOf(key), identity: key })
  expect(openDraft({ user: { id: 'a' }, reporters } as unknown as Session, 'report:new', old)).toBe('lama')
})
