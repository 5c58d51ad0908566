import { expect, onTestFinished, test } from 'vitest'
import { createTestCore } from '#tests/support/create-test-core.ts'

test('a locked vault opens no key file', async () => {
  const { api, dispose } = await createTestCore()
  onTestFinished(dispose)
  await api.vault.lock()
  const asked = api.signing.inspectPkcs12({ fileBase64: 'AAAA', password: 'sandi' })
  await expect(asked).rejects.toMatchObject({ code: 'vault_locked' })
})
