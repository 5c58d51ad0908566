import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'

const names = (folder: URL, ending: string) =>
  readdirSync(fileURLToPath(folder))
    .filter((file) => /^\d{4}-/.test(file) && file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()

const steps = names(new URL('../../../../electron/platform/sqlite/migrations/', import.meta.url), '.ts')

test('every migration has its own test', () => {
  expect(names(new URL('.', import.meta.url), '.test.ts')).toEqual(steps)
})

test('every migration file is in the list, in order, under its name', () => {
  expect(migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}`)).toEqual(steps)
})
