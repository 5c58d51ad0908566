import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIntegrityJob, type IntegrityJob } from '#electron/core/integrity/job.ts'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { createTestVault, TEST_PASSWORD, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
let job: IntegrityJob
let onBattery = false
/** Null: the real one. */
let clock: Date | null = null
const incidents: unknown[] = []
beforeEach(async () => {
  fixture = await createTestVault()
  onBattery = false
  clock = null
  incidents.length = 0
  const logger = { info: () => {}, incident: (error: unknown) => `#${incidents.push(error)}` }
  job = createIntegrityJob({
    ports: { now: () => clock ?? new Date(), logger, onBattery: () => onBattery },
    events: fixture.events,
    session: fixture.vault.session,
    pace: { startDelay: 20, recheck: 10, storeEvery: 1_000_000, storeFiles: 3 },
  })
})
afterEach(async () => {
  job.close()
  await fixture.end()
  expect(incidents).toEqual([])
})

async function put(count: number, size: number): Promise<void> {
  const session = fixture.vault.requireSession()
  for (let index = 0; index < count; index += 1) {
    const blob = await session.blobs.put([Buffer.alloc(size, index + 1)])
    session.commit({ action: 'evidence.imported', subject: blob.id }, (db) =>
      recordBlob(db, blob, toInstant(new Date())),
    )
  }
}
const checked = () =>
  (fixture.vault.requireSession().db.prepare('SELECT count(*) AS n FROM blob_checks').get() as { n: number }).n
const until = (condition: () => boolean) => expect.poll(condition, { interval: 10 }).toBe(true)

test('begins by itself a little after unlock and goes on where it stopped', async () => {
  await put(5, 1000)
  await fixture.vault.lock()
  await fixture.vault.unlock(TEST_PASSWORD)
  await until(() => checked() === 5 && job.state().state === 'resting')
  await put(1, 1000)
  await fixture.vault.lock()
  await fixture.vault.unlock(TEST_PASSWORD)
  await until(() => job.state().totalFiles === 1)
  await until(() => checked() === 6)
})

test('a lock in the middle stores nothing wrong and ends quietly', async () => {
  await put(4, 3_000_000)
  job.start(true)
  await until(() => job.state().bytes > 0)
  await fixture.vault.lock()
  expect(job.state().state).toBe('resting')
  await setTimeout(50)
  await fixture.vault.unlock(TEST_PASSWORD)
  const states = fixture.vault.requireSession().db.prepare('SELECT DISTINCT state FROM blob_checks').all()
  expect(states).not.toContainEqual({ state: 'damaged' })
})

test('waits for the mains, and for the end of a recording', async () => {
  await put(2, 1000)
  onBattery = true
  job.start(true)
  await until(() => job.state().reason === 'battery')
  expect(checked()).toBe(0)
  onBattery = false
  await until(() => checked() === 2)
})

test('a clock that is set back does not make it deaf in the middle of a large file', async () => {
  await put(1, 40_000_000)
  clock = new Date()
  job.start(false)
  await until(() => job.state().bytes > 0)
  clock = new Date(clock.getTime() - 86_400_000)
  onBattery = true
  await until(() => job.state().reason === 'battery')
  expect(checked()).toBe(0)
  onBattery = false
  await until(() => checked() === 1)
})

test('what was checked by a clock years ahead is due once it is right', async () => {
  await put(2, 1000)
  const right = new Date()
  clock = new Date(right.getTime() + 3000 * 86_400_000)
  job.start(false)
  await until(() => checked() === 2 && job.state().state === 'resting')
  clock = right
  job.start(false)
  await until(() => job.state().totalFiles === 2 && job.state().state === 'resting')
  job.start(false)
  await until(() => job.state().totalFiles === 0 && job.state().state === 'resting')
})
