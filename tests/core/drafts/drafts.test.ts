import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDraft, sealDraft } from '#electron/core/drafts/sealing.ts'
import type { Session } from '#electron/core/kernel/session.ts'
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

  const seals = {
    seal: (_id: string, plain: string) => Buffer.from(plain).reverse(),
    open: (_id: string, sealed: Uint8Array) => Buffer.from(sealed).reverse().toString(),
  }
  const session = { reporters: seals } as unknown as Session
  const stored = sealDraft(session, 'report:new', secret)
  expect(Buffer.from(stored, 'base64').toString()).not.toContain(secret)
  expect(openDraft(session, 'report:new', stored)).toBe(secret)
  expect(sealDraft(session, 'case:new', secret)).toBe(secret)
})
