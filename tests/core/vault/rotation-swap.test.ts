import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'
import { createTestVault } from '#tests/support/test-vault.ts'

test('whoever listens slowly, asks or is told between the two sessions waits, and hears of no lock', async () => {
  let opened = 0
  const openDatabase: typeof openVaultDatabase = (...given) => {
    if (given[0].endsWith('case.db')) opened += 1
    return openVaultDatabase(...given)
  }
  const test = await createTestCore({ ports: { openDatabase } })
  const stream = await test.api.vault.rotateKeys({ reporterKey: true })
  const stages: string[] = []
  const before = opened
  for await (const { stage } of stream) {
    stages.push(stage)
    if (stage !== 'closing' || opened > before) continue
    // Until the next session is being opened.
    while (opened === before) await setImmediate()
    expect((await test.api.vault.status()).state).toBe('unlocked')
    expect(await test.api.cases.list({})).toBeDefined()
  }
  expect(stages.slice(-2)).toEqual(['closing', 'done'])
  expect((await test.api.vault.keyStatus()).epoch).toBe(2)
  await test.dispose()
})

test('what goes wrong before anything is written leaves the vault as usable as it was', async () => {
  const fixture = await createTestVault()
  const { vault } = fixture
  const quietly = { reporterKey: false, signal: new AbortController().signal, onProgress: () => {} }
  const { file } = vault.opened()!
  const [slot] = file.slots
  const kept = slot!.recipient
  Object.assign(slot!, { recipient: 'age1bukan' })
  await expect(vault.rotateKeys(quietly)).rejects.toThrow()
  Object.assign(slot!, { recipient: kept })
  vault.requireSession().commit({ action: 'case.opened', subject: '' }, () => {})
  await vault.rotateKeys(quietly)
  await fixture.end()
})
