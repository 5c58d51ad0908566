import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { isIntact, WHOLE, walkLog } from '#tests/support/streams.ts'

let dataDir: string
let core: TestCore
let target: Extract<ImportTarget, { kind: 'case' }>
/** The newest database the core opened: to take room from it and give it back. */
let database: Connection
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'saksama-penuh-'))
  core = await createTestCore({
    dataDir,
    ports: {
      openDatabase: (...given) => {
        database = openVaultDatabase(...given)
        return database
      },
    },
  })
  target = { kind: 'case', id: (await core.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })).id }
})
afterEach(async () => {
  await core.dispose()
  rmSync(dataDir, { recursive: true, force: true })
})

const filesIn = (folder: string) =>
  readdirSync(join(dataDir, 'brankas', folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
const fillDatabase = () => {
  const pages = database.pragma('page_count', { simple: true })
  database.pragma(`max_page_count = ${pages}`)
}
const giveRoom = () => database.pragma('max_page_count = 1000000')

test.skipIf(process.platform === 'win32')(
  'files cannot grow: the import says so, leaves nothing, earlier evidence verifies and the next import works',
  async () => {
    expect(await core.importBytes(target, 'dulu.png', pngBytes())).toMatchObject({ ok: true })
    await core.api.vault.lock()
    const child = fileURLToPath(new URL('disk-full-child.ts', import.meta.url))
    const large = 24 * 1024 * 1024
    // POSIX: the unit of `ulimit -f` is 512 bytes, bash alone takes 1024; either is below what is imported.
    const limited = [
      '-c',
      'ulimit -f 16384 && exec "$0" "$@"',
      process.execPath,
      child,
      dataDir,
      target.id,
      String(large),
    ]
    const replies = JSON.parse(execFileSync('/bin/sh', limited, { encoding: 'utf8' }))
    expect(replies).toEqual([
      {
        ok: false,
        code: 'disk_full',
        message: expect.stringMatching(/^Ruang disk habis\. Kosongkan ruang, lalu ulangi/),
      },
      'ok',
      true,
      true,
    ])
    expect(filesIn('staging')).toEqual([])
    expect(filesIn('blobs')).toHaveLength(2)

    await core.api.vault.unlock({ password: TEST_PASSWORD })
    expect(await core.importBytes(target, 'besar.mp4', Buffer.alloc(large, 7))).toMatchObject({ ok: true })
    expect(await walkLog(core.api)).toMatchObject(WHOLE)
  },
)

test('the database cannot grow: nothing half-stored, and all goes on once there is room', async () => {
  const first = await core.importBytes(target, 'dulu.png', pngBytes())
  if (!first.ok) throw new Error(first.code)
  fillDatabase()
  const bulk = () => core.api.drafts.put({ key: 'uji:panjang', json: JSON.stringify('kata '.repeat(30_000)) })
  await expect(bulk()).rejects.toMatchObject({
    code: 'disk_full',
    message: expect.stringMatching(/Ruang disk habis.*Kosongkan ruang, lalu ulangi/s),
  })
  const replies = []
  for (let number = 0; number < 40; number += 1)
    replies.push(await core.importBytes(target, `${'nama panjang '.repeat(20)}${number}.png`, pngBytes(number + 1)))
  const kept = replies.filter(({ ok }) => ok)
  const refused = replies.filter(({ ok }) => !ok)
  expect(refused.length).toBeGreaterThan(0)
  for (const reply of refused) expect(reply).toMatchObject({ code: 'disk_full' })
  expect(filesIn('blobs')).toHaveLength(1 + kept.length)
  expect(await core.api.evidence.list({ target })).toHaveLength(1 + kept.length)

  giveRoom()
  expect(await isIntact(core.api, first.evidence.id)).toBe(true)
  expect(await core.importBytes(target, 'lalu.png', pngBytes(50, 50))).toMatchObject({ ok: true })
  await bulk()
  expect(await walkLog(core.api)).toMatchObject(WHOLE)
})

test('a full disk does not keep the vault open, and it opens again', async () => {
  const reply = await core.importBytes(target, 'dulu.png', pngBytes())
  if (!reply.ok) throw new Error(reply.code)
  fillDatabase()
  await core.api.vault.lock()
  expect((await core.api.vault.status()).state).toBe('locked')
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  expect(await isIntact(core.api, reply.evidence.id)).toBe(true)
  expect(await walkLog(core.api)).toMatchObject(WHOLE)
})

test('the place of an export cannot be written: refused in words, the evidence stays', async () => {
  // Nothing can be below a device, whoever runs this.
  const elsewhere = await createTestCore({
    ports: { shell: { chooseSavePath: async () => '/dev/null/bukti.png' } },
  })
  const { id } = await elsewhere.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })
  const kept = await elsewhere.importBytes({ kind: 'case', id }, 'a.png', pngBytes())
  if (!kept.ok) throw new Error(kept.code)
  await expect(elsewhere.api.evidence.exportOriginal({ id: kept.evidence.id })).rejects.toMatchObject({
    code: 'save_failed',
    message: expect.stringMatching(/Pilih folder lain/),
  })
  await elsewhere.api.signing.createIdentity({ name: 'Contoh', nip: '', position: '', keyKind: 'ec-p256' })
  await expect(elsewhere.api.signing.exportCa()).rejects.toMatchObject({
    code: 'save_failed',
    message: expect.stringMatching(/Pilih folder lain/),
  })
  const { custody } = await elsewhere.api.evidence.get({ id: kept.evidence.id })
  expect(custody.map(({ action }) => action)).toEqual(['imported'])
  await elsewhere.dispose()
})
