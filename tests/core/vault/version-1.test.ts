import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import { findBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault, type Vault } from '#electron/core/vault/service.ts'
import { allOf } from '#tests/support/streams.ts'
import { TEST_PASSWORD, temporaryFolder, testPorts } from '#tests/support/test-vault.ts'

// A whole vault as the first version wrote it (tests/fixtures/vault-v1), and what lies in it.
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const facts = JSON.parse(readFileSync(join(FIXTURES, 'vault-v1.json'), 'utf8')) as Record<string, string>

let dataDir = ''
let vault: Vault
beforeEach(() => {
  dataDir = temporaryFolder()
  cpSync(join(FIXTURES, 'vault-v1'), join(dataDir, 'brankas'), { recursive: true })
  vault = createVault({ ports: testPorts(dataDir), events: createEventHub() })
})
afterEach(async () => {
  await vault.lock()
  rmSync(dataDir, { recursive: true })
})
const fileText = () => readFileSync(join(dataDir, 'brankas', 'vault.json'), 'utf8')
const version = () => JSON.parse(fileText()).version

async function expectEverything() {
  const session = vault.requireSession()
  expect(session.reporters.open('catatan-lama', Buffer.from(facts.reporterRecord!, 'base64'))).toBe('pelapor rekaan')
  const blob = findBlob(session.db, facts.blobId!)
  const reader = await session.blobs.open(blob!)
  const parts = await allOf(reader.read(0, reader.size))
  await reader.close()
  expect(Buffer.concat(parts).toString()).toBe('bukti lama')
  expect((await allOf(verifyAudit(session))).at(-1)).toMatchObject({ done: true, brokenAt: null })
}

test('the password opens it, with all that is in it, and brings it to the present version', async () => {
  await vault.unlock(TEST_PASSWORD)
  await expectEverything()
  expect(version()).toBe(2)
  await vault.lock()
  await vault.unlock(TEST_PASSWORD)
  await expectEverything()
})

test('the printed key opens it too, before and after', async () => {
  await vault.unlockWithRecovery(facts.recoveryKey!, 'kata sandi yang baru')
  await expectEverything()
  expect(version()).toBe(2)
  await vault.lock()
  await expect(vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'wrong_password' })
  await vault.unlock('kata sandi yang baru')
  await vault.lock()
  await vault.unlockWithRecovery(facts.recoveryKey!, TEST_PASSWORD)
  await expectEverything()
})

test('a wrong password and a changed file leave it as it was', async () => {
  const before = fileText()
  await expect(vault.unlock('bukan kata sandinya')).rejects.toMatchObject({ code: 'wrong_password' })
  expect(fileText()).toBe(before)
  const changed = before.replace(/"mac": "./, (start) => `${start.slice(0, -1)}${start.endsWith('0') ? '1' : '0'}`)
  for (const name of ['vault.json', 'vault.json.bak']) writeFileSync(join(dataDir, 'brankas', name), changed)
  await expect(vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'vault_damaged' })
})
