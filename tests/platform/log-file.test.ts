import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLogFile } from '#electron/platform/log-file.ts'

const now = () => new Date('2026-02-03T04:05:06Z')
const folder = () => join(mkdtempSync(join(tmpdir(), 'log-')), 'log')
const read = (at: string) => readFileSync(join(at, 'saksama.log'), 'utf8')

test('words, numbers and flags of ours are kept', () => {
  const at = folder()
  createLogFile(at, now).info('call.refused', { where: 'vault.unlock', count: 3, ok: false })
  expect(JSON.parse(read(at))).toEqual({
    at: '2026-02-03T04:05:06.000Z',
    event: 'call.refused',
    where: 'vault.unlock',
    count: 3,
    ok: false,
  })
})

test.each([
  ['a path', '/home/siti/perkara/foto.png'],
  ['a Windows path', 'C:\\Users\\siti'],
  ['a name', 'Siti Contohwati, S.H.'],
  ['a key in hex', 'a3'.repeat(32)],
  ['a recovery key', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
  ['a sentence', 'apa saja yang diketik'],
])('%s is not', (_, secret) => {
  const at = folder()
  createLogFile(at, now).info('x', { secret })
  expect(read(at)).not.toContain(secret)
  expect(read(at)).toContain('[disamarkan]')
})

test('an incident has a number, a class, a code and places, but no message, path or cause text', () => {
  const at = folder()
  const cause = Object.assign(new Error('open /home/siti/brankas'), { code: 'ENOENT' })
  const error = new TypeError('kata sandi salah: rahasia', { cause })
  const number = createLogFile(at, now).incident(error, 'vault.unlock')
  expect(number).toMatch(/^K-[0-9A-F]{8}$/)
  const line = read(at)
  expect(JSON.parse(line)).toMatchObject({ event: 'incident', number, where: 'vault.unlock', kind: 'TypeError' })
  expect(line).toContain('ENOENT')
  expect(line).toContain('log-file.test.ts:')
  for (const secret of ['rahasia', 'siti', tmpdir(), process.cwd()]) expect(line).not.toContain(secret)
})

test('anything may be thrown', () => {
  const logger = createLogFile(folder(), now)
  for (const thrown of [null, undefined, 'rahasia', 7, {}]) expect(logger.incident(thrown, 'x')).toMatch(/^K-/)
})

test('rotates at 1 MiB and keeps three older files', () => {
  const at = folder()
  const logger = createLogFile(at, now)
  for (let round = 0; round < 6; round += 1) {
    logger.info('x')
    writeFileSync(join(at, 'saksama.log'), 'x'.repeat(1024 * 1024))
  }
  logger.info('last')
  expect(readdirSync(at).sort()).toEqual(['saksama.log', 'saksama.log.1', 'saksama.log.2', 'saksama.log.3'])
  expect(read(at)).toContain('last')
})

test('a log that cannot be written stops nothing', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'file')
  writeFileSync(file, '')
  expect(createLogFile(join(file, 'log'), now).incident(new Error('x'), 'y')).toMatch(/^K-/)
})
