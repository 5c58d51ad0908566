import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, bedOver, createBackupBed } from '#tests/support/backup-bed.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { isIntact } from '#tests/support/streams.ts'

const CHILD = fileURLToPath(new URL('../../support/backup-child.ts', import.meta.url))

let bed: BackupBed
let child: ChildProcess | null = null
beforeEach(async () => {
  // Its own folder: what it holds must outlive the core that made it.
  bed = await createBackupBed(mkdtempSync(join(tmpdir(), 'saksama-mati-')))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await bed.end()
  rmSync(bed.dataDir, { recursive: true, force: true })
})

/** Starts the child, waits for so many lines and a little more, then kills it. */
async function killAfter(task: 'backup' | 'restore', lines: number, ms: number): Promise<string[]> {
  const started = spawn(process.execPath, [CHILD, bed.dataDir, bed.medium, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const seen: string[] = []
  for await (const line of createInterface({ input: started.stdout })) {
    seen.push(line)
    if (seen.length > lines) break
  }
  await setTimeout(ms)
  started.kill('SIGKILL')
  if (started.exitCode === null && started.signalCode === null) await once(started, 'exit')
  return seen
}

async function reopened(): Promise<TestCore> {
  const test = await createTestCore({ dataDir: bed.dataDir, create: false })
  expect((await test.api.vault.status()).state).toBe('locked')
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  return test
}

test.each([
  [0, 40],
  [1, 15],
  [2, 60],
])(
  'SIGKILL during a backup (%i done, +%i ms): what looks whole is whole, and the next one succeeds',
  async (done, ms) => {
    await bed.addEvidence(2, 400_000)
    await bed.dispose()
    const lines = await killAfter('backup', done, ms)
    const acknowledged = lines.filter((line) => line.startsWith('backed up ')).map((line) => line.slice(10))
    const core = await reopened()
    const again = await bedOver(core, bed.medium)
    const sets = await again.sets()
    const whole = sets.filter(({ state }) => state === 'whole').map(({ set }) => set)
    expect(whole).toEqual(expect.arrayContaining(acknowledged))
    expect(sets.filter(({ state }) => state === 'damaged')).toEqual([])
    for (const set of whole) expect(await again.verify(set)).toEqual([])
    const { outcome } = await again.backUp()
    expect(await again.verify(outcome.set)).toEqual([])
    await core.dispose()
  },
)

test.each([
  [0, 10],
  [0, 250],
  [1, 0],
  [1, 5],
  [2, 30],
])('SIGKILL during a restore (%i lines, +%i ms): the old vault or the new one, whole', async (done, ms) => {
  await bed.addEvidence(2, 200_000)
  await bed.backUp()
  await bed.addEvidence(1, 200_000)
  await bed.dispose()
  await killAfter('restore', done, ms)
  const core = await reopened()
  const [found] = await core.api.cases.list({ search: '', state: null })
  expect([2, 3]).toContain(found?.evidenceCount)
  for (const { id } of await core.api.evidence.list({ target: { kind: 'case', id: found!.id } }))
    expect(await isIntact(core.api, id)).toBe(true)
  expect(readdirSync(bed.dataDir)).not.toContain('pemulihan.json')
  await core.dispose()
})
