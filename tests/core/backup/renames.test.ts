import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finishRenames, renameTogether } from '#electron/core/backup/renames.ts'

const RENAMES = [
  ['brankas', 'brankas.sebelum-x'],
  ['brankas.pulih', 'brankas'],
] as const
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'saksama-tukar-'))
  for (const name of ['brankas', 'brankas.pulih']) {
    mkdirSync(join(dir, name))
    writeFileSync(join(dir, name, 'isi'), name)
  }
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const contentOf = (name: string) => readFileSync(join(dir, name, 'isi'), 'utf8')
const journal = (renames: unknown) =>
  writeFileSync(join(dir, 'pemulihan.json'), JSON.stringify({ format: 'saksama-pemulihan', version: 1, renames }))

test('both happen, and nothing is left of the plan', async () => {
  await renameTogether(dir, RENAMES)
  expect([contentOf('brankas'), contentOf('brankas.sebelum-x')]).toEqual(['brankas.pulih', 'brankas'])
  expect(readdirSync(dir).sort()).toEqual(['brankas', 'brankas.sebelum-x'])
})

test.each([0, 1, 2])('cut short after %i of them: the next start brings it to its end, once', (done) => {
  journal(RENAMES)
  for (const [from, to] of RENAMES.slice(0, done)) renameSync(join(dir, from), join(dir, to))
  finishRenames(dir)
  finishRenames(dir)
  expect([contentOf('brankas'), contentOf('brankas.sebelum-x')]).toEqual(['brankas.pulih', 'brankas'])
  expect(existsSync(join(dir, 'pemulihan.json'))).toBe(false)
})

test.each([
  ['half a plan', '{"format":"saksama-pemulihan","vers'],
  ['a plan that leads out', { renames: [['brankas', '../keluar']] }],
  ['an absolute one', { renames: [['/etc', 'brankas2']] }],
  ['nothing', ''],
])('%s is not followed', (_, plan) => {
  if (typeof plan === 'string') writeFileSync(join(dir, 'pemulihan.json'), plan)
  else journal(plan.renames)
  finishRenames(dir)
  expect(contentOf('brankas')).toBe('brankas')
})
