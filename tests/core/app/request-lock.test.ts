import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

test('the page is asked first, then the vault is locked whether or not it answered', async () => {
  const heard: string[] = []
  const stop = new AbortController()
  const listening = (async () => {
    for await (const { action } of await core.api.app.changes(undefined, { signal: stop.signal })) {
      heard.push(action)
      if (action === 'vault.lock_requested') await core.api.drafts.put({ key: 'case:new', json: 'diketik terakhir' })
      if (action === 'vault.locked') stop.abort()
    }
  })()
  // The stream is open once a change is heard.
  await vi.waitFor(
    async () => {
      await core.api.drafts.put({ key: 'case:other', json: '' })
      expect(heard).not.toEqual([])
    },
    { timeout: 20_000 },
  )
  heard.length = 0
  await core.core.requestLock()
  await listening.catch(() => {})
  expect(heard.find((action) => action !== 'draft.saved')).toBe('vault.lock_requested')
  expect(heard.at(-1)).toBe('vault.locked')
  expect((await core.api.vault.status()).state).toBe('locked')
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  expect((await core.api.drafts.get({ key: 'case:new' }))?.json).toBe('diketik terakhir')
})

test('a vault opened again meanwhile stays open', async () => {
  const locking = core.core.requestLock()
  await core.api.vault.lock()
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  await locking
  expect((await core.api.vault.status()).state).toBe('unlocked')
})

test('a locked vault is left alone', async () => {
  await core.api.vault.lock()
  await core.core.requestLock()
  expect((await core.api.vault.status()).state).toBe('locked')
})
