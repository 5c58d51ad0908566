import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { isIntact, lastOf, walkLog } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

test.each([
  ['inside', 1],
  ['at the door', 1],
  ['inside', 2],
] as const)(
  '%s, after %i rotations: evidence, reporters and log are those of before, and work goes on',
  async (where, rotations) => {
    const [early = ''] = await bed.addEvidence(1)
    const { id } = await bed.api.reports.register({ data: aReport(), reporter: aReporter() })
    const before = (await bed.api.audit.head()).seq
    for (let turn = 0; turn < rotations; turn += 1) await lastOf(await bed.api.vault.rotateKeys({ reporterKey: true }))
    await bed.addEvidence(1)
    const snapshot = (await bed.api.backup.snapshots()).at(-1)!
    expect(snapshot.reason).toBe('rotasi')
    if (where === 'at the door') await bed.api.vault.lock()
    await bed.api.backup.restoreSnapshot({ name: snapshot.name, secret: where === 'inside' ? null : PASSWORD })
    await bed.api.vault.unlock({ password: TEST_PASSWORD })

    const [item, ...others] = await bed.api.evidence.list({ target: { kind: 'case', id: bed.caseId } })
    expect([item?.id, others.length]).toEqual([early, 0])
    expect(await isIntact(bed.api, early)).toBe(true)
    const reporter = await bed.api.reports.revealReporter({ id, reason: 'Memeriksa sesudah pemulihan' })
    expect(reporter).toMatchObject({ name: aReporter().name })
    expect((await bed.api.vault.keyStatus()).epoch).toBe(1 + rotations)
    // An older state is what a restore is, and told as such; so is the recipient of reporters of that time, which gives way.
    const { entries } = await bed.api.audit.list({})
    const since = entries.filter(({ seq }) => seq > before).map(({ action }) => action)
    expect(since).toContain('backup.snapshot_restored')
    expect(since).toContain('vault.reporter_recipient_renewed')
    expect((await walkLog(bed.api))?.reason).toMatch(/./)

    // What is written from now on is under the present keys, and stays.
    const [late = ''] = await bed.addEvidence(1)
    const again = await bed.api.reports.register({ data: aReport(), reporter: aReporter() })
    await bed.api.vault.lock()
    await bed.api.vault.unlock({ password: TEST_PASSWORD })
    expect(await isIntact(bed.api, late)).toBe(true)
    expect(await bed.api.reports.revealReporter({ id: again.id, reason: 'Memeriksa sesudah pemulihan' })).toBeDefined()
  },
)
