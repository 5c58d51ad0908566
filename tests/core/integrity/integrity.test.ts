import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BackupBed, createBackupBed } from '#tests/support/backup-bed.ts'
import { flipFile } from '#tests/support/flip-file.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

const blobs = () => {
  const folder = join(bed.dataDir, 'brankas', 'blobs')
  return readdirSync(folder).flatMap((shelf) => readdirSync(join(folder, shelf)).map((id) => join(folder, shelf, id)))
}

/** Runs the whole check to its end. */
async function checkAll() {
  await bed.api.integrity.start({ all: true })
  for await (const { state } of await bed.api.integrity.watch()) if (state === 'resting') break
  return bed.api.integrity.overview()
}

describe('the quiet check', () => {
  test('finds everything due, then intact, with dates, and one entry for many files', async () => {
    await bed.addEvidence(4)
    expect(await bed.api.integrity.overview()).toMatchObject({ files: 4, due: 4, intact: 0, oldest: null })
    const overview = await checkAll()
    expect(overview).toMatchObject({ files: 4, due: 0, intact: 4, damaged: 0, missing: 0 })
    expect(overview.oldest).not.toBeNull()
    const { entries } = await bed.api.audit.list({ action: 'integrity' })
    expect(entries.map(({ action, details }) => [action, details])).toEqual([
      ['integrity.checked', { files: 4, damaged: 0, missing: 0 }],
      ['integrity.database_checked', { state: 'intact', damaged: [] }],
    ])
    const [item] = await bed.api.evidence.list({ target: { kind: 'case', id: bed.caseId } })
    expect(item).toMatchObject({ verifiedOk: true, verifiedAt: expect.any(String) })
  })

  test('a changed and a lost file are told once, in custody and log', async () => {
    const [first = '', second = ''] = await bed.addEvidence(2)
    const [changed = '', lost = ''] = blobs()
    flipFile(changed, 400)
    rmSync(lost)
    expect(await checkAll()).toMatchObject({ damaged: 1, missing: 1, intact: 0 })
    const broken = await bed.api.integrity.broken()
    expect(broken.map(({ state }) => state).sort()).toEqual(['damaged', 'missing'])
    expect(broken.map(({ owner }) => owner.kind === 'evidence' && owner.id).sort()).toEqual([first, second].sort())
    await checkAll()
    for (const id of [first, second]) {
      const { custody, evidence } = await bed.api.evidence.get({ id: id as never })
      expect(custody.filter(({ action }) => action === 'mismatch')).toHaveLength(1)
      expect(evidence.verifiedOk).toBe(false)
    }
  })

  test('rests on battery and when told to', async () => {
    await bed.addEvidence(2)
    await bed.api.integrity.reportPower({ onBattery: true })
    await bed.api.integrity.start({ all: true })
    for await (const job of await bed.api.integrity.watch())
      if (job.state === 'paused') {
        expect(job.reason).toBe('battery')
        break
      }
    expect((await bed.api.integrity.overview()).due).toBe(2)
    await bed.api.integrity.pause()
    await bed.api.integrity.reportPower({ onBattery: false })
    expect((await bed.api.integrity.overview()).job).toMatchObject({ state: 'paused', reason: 'asked' })
    expect(await checkAll()).toMatchObject({ intact: 2 })
  })
})

describe('repair', () => {
  test('from a backup: proven first, the damaged file set aside, custody written', async () => {
    const [id = ''] = await bed.addEvidence(1)
    await bed.backUp()
    const [file = ''] = blobs()
    const whole = readFileSync(file)
    writeFileSync(file, Buffer.alloc(whole.length, 3))
    await checkAll()
    const [{ blobId } = { blobId: '' }] = await bed.api.integrity.broken()
    await bed.api.integrity.repair({ blobId: blobId as never, target: bed.target as never })
    expect(readFileSync(file).equals(whole)).toBe(true)
    expect(await bed.api.integrity.broken()).toEqual([])
    expect(await bed.api.integrity.quarantine()).toMatchObject([{ kind: 'damaged', bytes: whole.length }])
    const { custody, evidence } = await bed.api.evidence.get({ id: id as never })
    expect(evidence.verifiedOk).toBe(true)
    expect(custody.at(-1)).toMatchObject({ action: 'repaired', detail: evidence.sha256 })
    expect(readdirSync(join(bed.dataDir, 'brankas', 'staging'))).toEqual([])
  })

  test('asked for several times at once, the file is there and whole; what is set aside is never written over', async () => {
    await bed.addEvidence(1, 300_000)
    await bed.backUp()
    const [file = ''] = blobs()
    const whole = readFileSync(file)
    flipFile(file, 400)
    const blobId = file.split('/').at(-1) ?? ''
    const repair = () => bed.api.integrity.repair({ blobId: blobId as never, target: bed.target as never })
    await Promise.all([repair(), repair(), repair()])
    expect(readFileSync(file).equals(whole)).toBe(true)
    expect(await bed.api.integrity.quarantine()).toHaveLength(3)
  })

  test('a lost file comes back too; a copy that is damaged itself is never used', async () => {
    await bed.addEvidence(1)
    await bed.backUp()
    const [file = ''] = blobs()
    const whole = readFileSync(file)
    rmSync(file)
    await checkAll()
    const [{ blobId } = { blobId: '' }] = await bed.api.integrity.broken()
    const input = { blobId: blobId as never, target: bed.target as never }
    const copy = join(await bed.root(), 'isi', blobId.slice(0, 2), blobId)
    for (const bad of [Buffer.alloc(whole.length), whole.subarray(0, -1), Buffer.alloc(0)]) {
      writeFileSync(copy, bad)
      await expect(bed.api.integrity.repair(input)).rejects.toMatchObject({ code: 'backup_copy_damaged' })
      expect(blobs()).toEqual([])
    }
    rmSync(copy)
    await expect(bed.api.integrity.repair(input)).rejects.toMatchObject({ code: 'not_in_backup' })
    writeFileSync(copy, whole)
    await bed.api.integrity.repair(input)
    expect(readFileSync(file).equals(whole)).toBe(true)
    await expect(bed.api.integrity.repair({ ...input, blobId: '0'.repeat(32) as never })).rejects.toMatchObject({
      code: 'item_unknown',
    })
  })
})

test('an item verified by hand counts as checked', async () => {
  const [id = ''] = await bed.addEvidence(1)
  for await (const _ of await bed.api.evidence.verify({ id: id as never }));
  expect(await bed.api.integrity.overview()).toMatchObject({ due: 0, intact: 1 })
})
