import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { isIntact, WHOLE, walkLog } from '#tests/support/streams.ts'

const CHILD = fileURLToPath(new URL('../../support/bundle-child.ts', import.meta.url))
const COUNT = 40

let from: Office
let caseId: CaseId
let home: string
/** Closed; only copies of it are opened. */
let made: Office
let path: string
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'saksama-mati-'))
  from = await openOffice()
  caseId = (await from.api.cases.open({ title: 'Unggahan ajakan', subjects: [aPerson()] })).id
  for (let n = 0; n < COUNT; n += 1)
    await from.importBytes({ kind: 'case', id: caseId }, `bukti-${n}.bin`, randomBytes(60_000))
  await from.importBytes({ kind: 'case', id: caseId }, 'besar.bin', randomBytes(9_000_000))
  made = await openOffice({ name: 'Tirta Wasesa' })
  path = await from.send(caseId, { kind: 'recipients', recipients: [await made.address()] as never })
  await made.core.close()
})
afterAll(async () => {
  await from.dispose()
  await made.dispose()
  rmSync(home, { recursive: true, force: true })
})

/** A copy of the vault that waits for the bundle. */
function waiting(name: string): string {
  const dataDir = join(home, name)
  cpSync(made.dataDir, dataDir, { recursive: true })
  return dataDir
}

async function killAfter(dataDir: string, { line, ms }: { line: string; ms: number }) {
  const child = spawn(process.execPath, [CHILD, dataDir, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const said of createInterface({ input: child.stdout })) if (said === line) break
  await setTimeout(ms)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

test.each([
  { line: 'opened', ms: 0 },
  { line: 'checking', ms: 10 },
  { line: 'checking', ms: 150 },
  { line: 'files', ms: 40 },
  { line: 'received', ms: 0 },
])('SIGKILL $ms ms after "$line": no half case, and the next try succeeds', async (point) => {
  const dataDir = waiting(`${point.line}-${point.ms}`)
  await killAfter(dataDir, point)
  const after = await openOffice({ dataDir })
  try {
    const cases = await after.api.cases.list({})
    expect(readdirSync(join(dataDir, 'brankas', 'staging'))).toEqual([])
    if (cases.length === 0) expect((await after.receive(path)).number).toBe('P-2026-001')
    const items = await after.api.evidence.list({ target: { kind: 'case', id: caseId } })
    expect(items).toHaveLength(COUNT + 1)
    for (const { id } of items.slice(-3)) expect(await isIntact(after.api, id)).toBe(true)
    expect(await walkLog(after.api)).toMatchObject(WHOLE)
  } finally {
    await after.dispose()
  }
})
