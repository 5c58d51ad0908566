import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTargets } from '#electron/core/backup/targets.ts'

let dataDir: string
let chosen: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'saksama-data-'))
  chosen = mkdtempSync(join(tmpdir(), 'saksama-pilih-'))
})
afterEach(() => {
  for (const folder of [dataDir, chosen]) rmSync(folder, { recursive: true, force: true })
})

const shell = (answer: string | null) => ({ chooseSavePath: async () => null, chooseFolder: async () => answer })

test('where a dialog exists, what the page typed is not even looked at', async () => {
  const targets = createTargets({ dataDir, shell: shell(chosen) })
  expect(await targets.choose('/etc')).toMatchObject({ path: chosen })
  expect(await createTargets({ dataDir, shell: shell(null) }).choose('/etc')).toBeNull()
  expect((await targets.list()).map(({ path }) => path)).toEqual([chosen, join(dataDir, 'cadangan')])
})

test('media that are plugged in come first and are remembered by nobody', async () => {
  const media = [chosen]
  const targets = createTargets({ dataDir, shell: { chooseSavePath: async () => null }, listMedia: async () => media })
  const [first] = await targets.list()
  expect(first).toMatchObject({ kind: 'removable', path: chosen })
  expect(await targets.pathOf(first!.id)).toBe(chosen)
  media.pop()
  await expect(targets.pathOf(first!.id)).rejects.toMatchObject({ code: 'target_unknown' })
})

test('no folder of a vault is taken, be it ours or another, nor what lies deeper in one', async () => {
  const targets = createTargets({ dataDir, shell: { chooseSavePath: async () => null } })
  writeFileSync(join(chosen, 'vault.json'), '{}')
  mkdirSync(join(chosen, 'blobs', 'ab'), { recursive: true })
  mkdirSync(join(dataDir, '..tersembunyi'))
  for (const path of [chosen, join(chosen, 'blobs', 'ab'), join(dataDir, '..tersembunyi'), dataDir])
    await expect(targets.choose(path), path).rejects.toMatchObject({ code: 'target_unsuitable' })
})
