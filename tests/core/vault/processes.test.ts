import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { blobFolderOf } from '#electron/core/vault/blob-folder.ts'
import { findBlob } from '#electron/core/vault/blob-rows.ts'
import { allOf } from '#tests/support/streams.ts'
import { createTestVault, TEST_PASSWORD, type TestVault } from '#tests/support/test-vault.ts'

const CHILD = fileURLToPath(new URL('vault-child.ts', import.meta.url))

let fixture: TestVault
let child: ChildProcess | null = null

beforeEach(async () => {
  fixture = await createTestVault()
})
afterEach(async () => {
  await kill()
  await fixture.end()
})

/** Lines of a second process; ends with it. */
function start(task: 'hold' | 'import' | 'import-large') {
  const process_ = spawn(process.execPath, [CHILD, fixture.dataDir, task], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = process_
  return createInterface({ input: process_.stdout })[Symbol.asyncIterator]()
}
async function kill() {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
const nextLine = async (lines: AsyncIterator<string>) => (await lines.next()).value as string

describe('two processes', () => {
  test('the second is refused, in either order', async () => {
    expect(await nextLine(start('hold'))).toBe('refused vault_busy')
    await fixture.vault.lock()
    expect(await nextLine(start('hold'))).toBe('unlocked')
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'vault_busy' })
    // Even where the lock file cannot tell, the database itself is held.
    writeFileSync(join(fixture.folder, 'lock'), JSON.stringify({ pid: 1, startedAt: null, token: '' }))
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'vault_busy' })
  })

  test('the lock of a killed process is taken over', async () => {
    await fixture.vault.lock()
    expect(await nextLine(start('hold'))).toBe('unlocked')
    await kill()
    expect(readdirSync(fixture.folder)).toContain('lock')
    await fixture.vault.unlock(TEST_PASSWORD)
    expect((await fixture.vault.status()).state).toBe('unlocked')
  })

  test('the lock of a process whose number was given to another is taken over', async () => {
    await fixture.vault.lock()
    const lock = { pid: process.pid, startedAt: 'another boot/1', token: '' }
    writeFileSync(join(fixture.folder, 'lock'), JSON.stringify(lock))
    await fixture.vault.unlock(TEST_PASSWORD)
    await fixture.vault.lock()
    writeFileSync(join(fixture.folder, 'lock'), 'tidak terbaca')
    await fixture.vault.unlock(TEST_PASSWORD)
  })
})

describe('SIGKILL during import', () => {
  test.each([1, 3, 6])('after %i acknowledged files: all of them verify, nothing half-done stays', async (count) => {
    await fixture.vault.lock()
    await killedAfter('import', count)
  })

  test.each([0, 1, 2, 3, 5])(
    'through the threads, at a random moment after %i acknowledged large files',
    async (count) => {
      await fixture.vault.lock()
      await killedAfter('import-large', count)
    },
  )

  async function killedAfter(task: 'import' | 'import-large', count: number) {
    const lines = start(task)
    const acknowledged: string[] = []
    expect(await nextLine(lines)).toBe('unlocked')
    while (acknowledged.length < count) acknowledged.push(await nextLine(lines))
    // A file of this size takes about that long: any moment of it, from the first byte to the row.
    if (task === 'import-large') await setTimeout(Math.random() * 50)
    await kill()
    for (let line = await nextLine(lines); line; line = await nextLine(lines)) acknowledged.push(line)

    await fixture.vault.unlock(TEST_PASSWORD)
    const session = fixture.vault.requireSession()
    for (const line of acknowledged) {
      const [, id = '', sha256] = line.split(' ')
      const blob = findBlob(session.db, id)
      expect(blob?.sha256).toBe(sha256)
      const reader = await session.blobs.open(blob!)
      const hash = createHash('sha256')
      for await (const part of reader.read(0, reader.size)) hash.update(part)
      await reader.close()
      expect(hash.digest('hex')).toBe(sha256)
    }
    const folder = blobFolderOf(fixture.folder)
    expect(readdirSync(folder.staging)).toEqual([])
    const events = await allOf(verifyAudit(session))
    expect(events.at(-1)).toMatchObject({ done: true, brokenAt: null })
    expect(readFileSync(join(fixture.folder, 'vault.json'))).toEqual(
      readFileSync(join(fixture.folder, 'vault.json.bak')),
    )
  }
})
