import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asMediumError } from '#electron/core/backup/medium-error.ts'
import { mountsIn } from '#electron/platform/media-folders.ts'
import { mediumErrors } from '#shared/backup/medium-errors.ts'
import type { RunState } from '#shared/backup/model.ts'
import { type BackupBed, bedOver, createBackupBed } from '#tests/support/backup-bed.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

/** A real file system of its own, so that it can be full, read-only and gone. */
describe.runIf(mayMount)('a medium', () => {
  let bed: BackupBed
  let medium: string
  const mount = (...options: string[]) => execFileSync('mount', ['-t', 'tmpfs', ...options, 'saksama-uji', medium])
  beforeEach(async () => {
    medium = mkdtempSync(join(tmpdir(), 'saksama-tancap-'))
    mount('-o', 'size=3m')
    const test = await createBackupBed()
    bed = { ...test, ...(await bedOver(test, medium)) }
  })
  afterEach(async () => {
    execFileSync('sh', ['-c', 'umount -l "$1" 2>/dev/null || true', 'sh', medium])
    await bed.end()
    rmSync(medium, { recursive: true, force: true })
  })
  const failure = async (thorough = false): Promise<RunState> => {
    const error = await bed.backUp(thorough).then(
      () => null,
      (cause) => cause,
    )
    return error?.end
  }

  test('that is full says so, leaves the old backup whole and no new one', async () => {
    await bed.addEvidence(1, 100_000)
    const { set } = (await bed.backUp()).outcome
    await bed.addEvidence(1, 4_000_000)
    expect(await failure()).toMatchObject({
      state: 'failed',
      code: 'medium_full',
      message: mediumErrors.medium_full.message,
    })
    expect((await bed.sets()).map(({ state }) => state)).toEqual(['whole'])
    expect(await bed.verify(set)).toEqual([])
    execFileSync('mount', ['-o', 'remount,size=20m', medium])
    expect(await bed.verify((await bed.backUp()).outcome.set)).toEqual([])
  })

  test('that is read-only is no place for a backup and still serves a restore', async () => {
    await bed.addEvidence(1, 50_000)
    const { set } = (await bed.backUp()).outcome
    execFileSync('mount', ['-o', 'remount,ro', medium])
    expect(await failure()).toMatchObject({ code: 'medium_readonly' })
    expect(await bed.verify(set)).toEqual([])
    expect(await bed.restore(set)).toEqual([])
    await bed.api.backup.discardPrepared()
  })

  test('that is pulled off is gone; nothing grows in its place on this computer', async () => {
    await bed.addEvidence(1, 50_000)
    const { set } = (await bed.backUp()).outcome
    execFileSync('umount', ['-l', medium])
    expect(readdirSync(medium)).toEqual([])
    await expect(bed.api.backup.listSets({ target: bed.target as never })).resolves.toEqual([])
    await expect(bed.verify(set)).rejects.toThrow()
    rmSync(medium, { recursive: true })
    expect(await failure()).toMatchObject({ code: 'medium_gone' })
    await expect(bed.api.backup.listSets({ target: bed.target as never })).rejects.toMatchObject({
      code: 'medium_gone',
    })
    const targets = await bed.api.backup.targets()
    expect(targets.find(({ id }) => id === bed.target)).toMatchObject({ problem: 'gone', freeBytes: null })
    mkdirSync(medium)
  })
})

describe('what a medium can answer', () => {
  test.each([
    ['ENOSPC', 'medium_full'],
    ['EDQUOT', 'medium_full'],
    ['EROFS', 'medium_readonly'],
    ['EACCES', 'medium_readonly'],
    ['EFBIG', 'medium_file_too_large'],
    ['EIO', 'medium_gone'],
    ['ENODEV', 'medium_gone'],
    ['ENOENT', 'medium_gone'],
  ])('%s is %s', (code, declared) => {
    expect(asMediumError(Object.assign(new Error('x'), { code }))).toMatchObject({ code: declared })
  })

  test('what is no matter of the medium stays what it is', () => {
    const error = new TypeError('x')
    expect(asMediumError(error)).toBe(error)
  })
})

test('mounted media are found where desktops put them, with blanks in their names', () => {
  const table = [
    '/dev/sdb1 /run/media/petugas/CADANGAN\\040BUKTI exfat rw 0 0',
    '/dev/sdc1 /media/petugas/USB vfat rw 0 0',
    '/dev/sda1 / ext4 rw 0 0',
    'proc /proc proc rw 0 0',
    'tmpfs /run/user/1000 tmpfs rw 0 0',
    '/dev/sdd1 /mnt/arsip ext4 rw 0 0',
    '',
  ].join('\n')
  expect(mountsIn(table)).toEqual(['/run/media/petugas/CADANGAN BUKTI', '/media/petugas/USB', '/mnt/arsip'])
})
