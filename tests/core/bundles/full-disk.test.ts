import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { WHOLE, walkLog } from '#tests/support/streams.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.runIf(mayMount)('a full disk', () => {
  let from: Office
  let caseId: CaseId
  let place: string
  const mount = (size: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'saksama-uji', place])
  beforeEach(async () => {
    place = mkdtempSync(join(tmpdir(), 'saksama-penuh-'))
    from = await openOffice({ ports: { shell: { chooseSavePath: async (name) => join(place, name) } } })
    caseId = (await from.api.cases.open({ title: 'Unggahan ajakan', subjects: [aPerson()] })).id
    await from.importBytes({ kind: 'case', id: caseId }, 'besar.bin', randomBytes(6_000_000))
  })
  afterEach(async () => {
    await from.dispose()
    execFileSync('sh', ['-c', 'umount -l "$1" 2>/dev/null || true', 'sh', place])
    rmSync(place, { recursive: true, force: true })
  })

  test('where the bundle goes: nothing is left of it, and nothing is on record', async () => {
    mount('2m')
    const to = { kind: 'recipients' as const, recipients: [await from.address()] as never }
    await expect(from.send(caseId, to)).rejects.toMatchObject({ code: 'disk_full' })
    expect(readdirSync(place)).toEqual([])
    expect((await from.api.audit.list({ action: 'case.sent' })).entries).toEqual([])
    expect(readdirSync(join(from.dataDir, 'brankas', 'staging'))).toEqual([])
  })

  test('where the case comes: no half case, and the vault is whole', async () => {
    const made = await openOffice({ name: 'Tirta Wasesa' })
    const path = await from.send(caseId, { kind: 'recipients', recipients: [await made.address()] as never })
    const bundle = join(from.out, 'bundel.saksama')
    cpSync(path, bundle)
    rmSync(path)
    await made.core.close()
    mount('5m')
    cpSync(made.dataDir, place, { recursive: true })
    const to = await openOffice({ dataDir: place })
    try {
      await expect(to.receive(bundle)).rejects.toMatchObject({ code: 'disk_full' })
      expect(await to.api.cases.list({})).toEqual([])
      expect(readdirSync(join(place, 'brankas', 'staging'))).toEqual([])
      expect(await walkLog(to.api)).toMatchObject(WHOLE)
    } finally {
      await to.dispose()
      await made.dispose()
    }
  })
})
