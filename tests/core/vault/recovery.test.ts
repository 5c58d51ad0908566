import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter, generateX25519Identity } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { flipFile } from '#tests/support/flip-file.ts'
import { allOf } from '#tests/support/streams.ts'
import { createTestVault, TEST_PASSWORD, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
beforeEach(async () => {
  fixture = await createTestVault()
})
afterEach(() => fixture.end())
const NEXT = 'kata sandi sesudah dipulihkan'

const renewals = () =>
  fixture.vault
    .requireSession()
    .db.prepare(
      `SELECT entry ->> '$.details.found' AS found FROM audit_log WHERE action = 'vault.recovery_file_renewed' ORDER BY seq`,
    )
    .all()
    .map((row) => (row as { found: string }).found)

describe('recovery', () => {
  test('the printed key opens, sets a new password, keeps reporters and old signatures readable', async () => {
    const sealed = fixture.vault.requireSession().reporters.seal('r', 'rahasia')
    await fixture.vault.lock()
    const typed = fixture.recoveryKey.toLowerCase().replace(/(.{8})/g, '$1 ')
    await fixture.vault.unlockWithRecovery(typed, NEXT)
    const session = fixture.vault.requireSession()
    expect(session.reporters.open('r', sealed)).toBe('rahasia')
    await fixture.vault.lock()
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'wrong_password' })
    await fixture.vault.unlock(NEXT)
    const again = fixture.vault.requireSession()
    expect(again.db.prepare('SELECT count(*) AS n FROM signing_keys').get()).toEqual({ n: 2 })
    expect((await allOf(verifyAudit(again))).at(-1)).toMatchObject({ done: true, brokenAt: null })
    const recovered = again.db.prepare(`SELECT count(*) AS n FROM audit_log WHERE action = 'vault.recovered'`).get()
    expect(recovered).toEqual({ n: 1 })
  })

  /** Bech32 has 32 letters: one of two surely differs. */
  const mistyped = (key: string) => `${key.slice(0, -1)}${key.endsWith('Q') ? 'P' : 'Q'}`

  test('another key, a mistyped key and no key are refused; the password still works', async () => {
    await fixture.vault.lock()
    const wrong = [await generateX25519Identity(), mistyped(fixture.recoveryKey), 'bukan kunci', 'AGE-SECRET']
    for (const key of wrong)
      await expect(fixture.vault.unlockWithRecovery(key, NEXT)).rejects.toMatchObject({ code: 'wrong_recovery_key' })
    await fixture.vault.unlock(TEST_PASSWORD)
  })

  test('a damaged or missing recovery.age is damage, not a wrong key', async () => {
    await fixture.vault.lock()
    const file = join(fixture.folder, 'recovery.age')
    flipFile(file, -1)
    await expect(fixture.vault.unlockWithRecovery(fixture.recoveryKey, NEXT)).rejects.toMatchObject({
      code: 'vault_damaged',
    })
    rmSync(file)
    await expect(fixture.vault.unlockWithRecovery(fixture.recoveryKey, NEXT)).rejects.toMatchObject({
      code: 'vault_damaged',
    })
  })

  test.each([
    ['missing', (file: string) => rmSync(file)],
    ['changed', (file: string) => flipFile(file, -1)],
    ['changed', (file: string) => writeFileSync(file, '')],
    [
      'changed',
      (file: string) => {
        rmSync(file)
        execFileSync('mkfifo', [file])
      },
    ],
  ] as const)('a %s recovery.age is written anew at the next unlock, and the log says so', async (found, harm) => {
    await fixture.vault.lock()
    harm(join(fixture.folder, 'recovery.age'))
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(renewals()).toEqual([found])
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(renewals()).toEqual([found])
    await fixture.vault.lock()
    await fixture.vault.unlockWithRecovery(fixture.recoveryKey, NEXT)
  })

  test('after new keys the file of before is not left where it was put back', async () => {
    const file = join(fixture.folder, 'recovery.age')
    const former = readFileSync(file)
    const rotation = { reporterKey: false, signal: new AbortController().signal, onProgress: () => {} }
    await fixture.vault.rotateKeys(rotation)
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(renewals()).toEqual([])
    await fixture.vault.lock()
    writeFileSync(file, former)
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(renewals()).toEqual(['changed'])
    await fixture.vault.lock()
    await fixture.vault.unlockWithRecovery(fixture.recoveryKey, NEXT)
  })

  test('one of a vault from before it was known is written anew once', async () => {
    fixture.vault.requireSession().commit({ action: 'test.forgot', subject: 'x' }, (db) => {
      db.prepare(`DELETE FROM meta WHERE key = 'recovery_file'`).run()
    })
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(renewals()).toEqual(['unknown'])
    await fixture.vault.lock()
    await fixture.vault.unlockWithRecovery(fixture.recoveryKey, NEXT)
    expect(renewals()).toEqual(['unknown'])
  })

  test('any age library opens recovery.age', async () => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(fixture.recoveryKey)
    const text = await decrypter.decrypt(readFileSync(join(fixture.folder, 'recovery.age')), 'text')
    expect(JSON.parse(text)).toMatchObject({
      format: 'saksama-recovery',
      version: 2,
      vaultId: fixture.vault.requireSession().vaultId,
      vaultKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('the age command opens recovery.age', () => {
    const identity = join(fixture.dataDir, 'kunci.txt')
    writeFileSync(identity, fixture.recoveryKey)
    const text = execFileSync('age', ['-d', '-i', identity, join(fixture.folder, 'recovery.age')], { encoding: 'utf8' })
    expect(JSON.parse(text).format).toBe('saksama-recovery')
  })
})
