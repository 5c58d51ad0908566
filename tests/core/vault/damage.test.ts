import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEventHub } from '#electron/core/kernel/events.ts'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { flipFile } from '#tests/support/flip-file.ts'
import { createTestVault, TEST_OWNER, TEST_PASSWORD, type TestVault, testPorts } from '#tests/support/test-vault.ts'

let fixture: TestVault
beforeEach(async () => {
  fixture = await createTestVault()
  const session = fixture.vault.requireSession()
  const blob = await session.blobs.put([Buffer.alloc(1000)])
  session.commit({ action: 'evidence.imported', subject: blob.id }, (db) =>
    recordBlob(db, blob, toInstant(new Date(0))),
  )
  await fixture.vault.lock()
})
afterEach(() => fixture.end())

const at = (name: string) => join(fixture.folder, name)
const unlock = (password = TEST_PASSWORD) => fixture.vault.unlock(password)
const expectCode = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code })
function snapshot() {
  const files = readdirSync(fixture.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path, readFileSync(path).toString('hex')]
    }),
  )
}
function swapForPipe(path: string) {
  rmSync(path, { force: true })
  execFileSync('mkfifo', [path])
}
function changeBoth(change: (json: { [key: string]: unknown }) => void) {
  const json = JSON.parse(readFileSync(at('vault.json'), 'utf8'))
  change(json)
  for (const name of ['vault.json', 'vault.json.bak']) writeFileSync(at(name), JSON.stringify(json))
}

describe('wrong password and damage are told apart', () => {
  test('a wrong password changes nothing and leaves no lock', async () => {
    const before = snapshot()
    await expectCode(unlock('bukan kata sandinya'), 'wrong_password')
    expect(snapshot()).toEqual(before)
  })

  test('a flipped letter in either part of a slot is damage, not a wrong password', async () => {
    changeBoth((json) => {
      const [slot] = json.slots as { vaultKey: string }[]
      slot!.vaultKey = `${slot!.vaultKey.startsWith('A') ? 'B' : 'A'}${slot!.vaultKey.slice(1)}`
    })
    await expectCode(unlock(), 'vault_damaged')
  })

  test('one damaged copy is mended from the other', async () => {
    for (const name of ['vault.json', 'vault.json.bak']) {
      writeFileSync(at(name), readFileSync(at(name)).subarray(0, 300))
      await unlock()
      await fixture.vault.lock()
      expect(readFileSync(at('vault.json'))).toEqual(readFileSync(at('vault.json.bak')))
    }
    rmSync(at('vault.json'))
    await unlock()
    expect(existsSync(at('vault.json'))).toBe(true)
  })

  test.each([['vault.json'], ['vault.json.bak'], ['lock'], ['anchors/head.json']])(
    'a pipe in place of %s is not waited for: the vault opens and mends it',
    async (name) => {
      swapForPipe(at(name))
      await unlock()
      await fixture.vault.lock()
      expect(existsSync(at(name)) && !statSync(at(name)).isFile()).toBe(false)
    },
  )

  test('a pipe in place of both copies is damage, and no new vault is offered', async () => {
    for (const name of ['vault.json', 'vault.json.bak']) swapForPipe(at(name))
    await expectCode(unlock(), 'vault_damaged')
    expect((await fixture.vault.status()).state).toBe('locked')
  })

  test('a pipe in place of the database, and an emptied one, are damage and stay what they are', async () => {
    swapForPipe(at('case.db'))
    await expectCode(unlock(), 'vault_damaged')
    rmSync(at('case.db'))
    writeFileSync(at('case.db'), '')
    await expectCode(unlock(), 'vault_damaged')
    expect(statSync(at('case.db')).size).toBe(0)
  })

  test('a change by someone without the vault key is found though the checksum fits', async () => {
    const { createHash } = await import('node:crypto')
    const { canonicalJson } = await import('#shared/kernel/canonical-json.ts')
    changeBoth((json) => {
      json.cipher = 'sqlcipher'
      const { checksum: _checksum, ...rest } = json
      json.checksum = createHash('sha256')
        .update(canonicalJson(rest as never))
        .digest('hex')
    })
    await expectCode(unlock(), 'vault_damaged')
  })

  test('a weakened password hash does not open', async () => {
    const { createHash } = await import('node:crypto')
    const { canonicalJson } = await import('#shared/kernel/canonical-json.ts')
    changeBoth((json) => {
      ;(json.slots as { kdf: { passes: number } }[])[0]!.kdf.passes = 2
      const { checksum: _checksum, ...rest } = json
      json.checksum = createHash('sha256')
        .update(canonicalJson(rest as never))
        .digest('hex')
    })
    await expectCode(unlock(), 'wrong_password')
  })

  test.each([24, 40, 4096 + 100, 8191])('a flipped bit at byte %i of the database', async (offset) => {
    flipFile(at('case.db'), offset)
    await expectCode(unlock(), 'vault_damaged')
    await expectCode(unlock('bukan kata sandinya'), 'wrong_password')
  })

  test('the database of another vault', async () => {
    const other = await createTestVault()
    await other.vault.lock()
    cpSync(join(other.folder, 'case.db'), at('case.db'))
    await other.end()
    await expectCode(unlock(), 'vault_damaged')
  })
})

describe('half-copied folders', () => {
  test.each(['case.db', 'blobs'])('without %s: damaged, and no empty one is made', async (name) => {
    rmSync(at(name), { recursive: true })
    await expectCode(unlock(), 'vault_damaged')
    expect(existsSync(at(name))).toBe(false)
    expect(existsSync(at('lock'))).toBe(false)
    expect((await fixture.vault.status()).state).toBe('locked')
  })

  test('without both vault.json: damaged, and no new vault over it', async () => {
    for (const name of ['vault.json', 'vault.json.bak']) rmSync(at(name))
    await expectCode(unlock(), 'vault_damaged')
    const facts = { password: TEST_PASSWORD, ownerName: TEST_OWNER, cipher: 'aegis' } as const
    await expectCode(fixture.vault.create(facts), 'vault_exists')
  })

  test('a missing evidence file opens, and is on record', async () => {
    for (const shelf of readdirSync(at('blobs'))) rmSync(join(at('blobs'), shelf), { recursive: true })
    await unlock()
    await fixture.vault.opened()?.tidied
    const row = fixture.vault
      .requireSession()
      .db.prepare(`SELECT entry FROM audit_log WHERE action = 'vault.files_tidied'`)
      .get() as { entry: string }
    expect(JSON.parse(row.entry).details.missing).toHaveLength(1)
  })
})

describe('from the future', () => {
  test('a newer vault.json: nothing is touched', async () => {
    changeBoth((json) => {
      json.version = 3
      json.somethingNew = true
    })
    const before = snapshot()
    await expectCode(unlock(), 'vault_from_future')
    expect(snapshot()).toEqual(before)
  })

  test('a newer database: its content is not touched', async () => {
    let held: Buffer | null = null
    const ports = testPorts(fixture.dataDir, {
      openDatabase: (file, key, cipher) => {
        held = Buffer.from(key)
        return openDatabase(file, key, cipher)
      },
    })
    const vault = createVault({ ports, events: createEventHub() })
    await vault.unlock(TEST_PASSWORD)
    await vault.lock()
    const db = openDatabase(at('case.db'), held!, 'aegis')
    db.pragma('user_version = 9999')
    db.close()
    const before = snapshot()
    await expectCode(unlock(), 'vault_from_future')
    expect(snapshot()).toEqual(before)
  })
})

describe('a folder that can only be read', () => {
  test('is told as such', () => {
    // root may write anywhere: the attempt is made without that right, in a folder of another user (capabilities(7)).
    const root = process.getuid?.() === 0
    if (root) chownSync(fixture.folder, 65534, 65534)
    chmodSync(fixture.folder, 0o555)
    const child = fileURLToPath(new URL('vault-child.ts', import.meta.url))
    const command = [process.execPath, child, fixture.dataDir, 'hold']
    const bound = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search,-fowner,-chown']
    const [program = '', ...args] = root ? [...bound, ...command] : command
    const run = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 })
    chmodSync(fixture.folder, 0o700)
    expect(run.stdout.trim()).toBe('refused vault_readonly')
  })
})

test('what a crash left half of a file that is replaced whole is gone after the next unlock', async () => {
  const left = ['vault.json.tmp', 'vault.json.bak.tmp', 'recovery.age.tmp']
  for (const name of left) writeFileSync(at(name), 'setengah')
  await unlock()
  for (const name of left) expect(existsSync(at(name)), name).toBe(false)
})
