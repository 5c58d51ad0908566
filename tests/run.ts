import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, readPlaywright, readVitest, summarize } from './run-results.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The results, and the temporary files of every stage: nothing of a run stays behind. */
const folder = mkdtempSync(join(tmpdir(), 'saksama-hasil-'))
const unitJson = join(folder, 'unit.json')
const e2eJson = join(folder, 'e2e.json')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const UNIT = [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitJson}`,
]
const E2E = ['test', '--config', 'tests/playwright.config.ts']

/** Only loopback exists inside, so that a test which would reach out fails everywhere, not only on closed networks. */
const NAMESPACES = [['-n'], ['-rn']].map((how) => [
  'unshare',
  ...how,
  'sh',
  '-c',
  'ip link set lo up && exec "$@"',
  'sh',
])
const offline = NAMESPACES.find(([program = '', ...args]) => spawnSync(program, [...args, 'true']).status === 0) ?? []

try {
  process.exitCode = main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function main(): number {
  console.log(
    offline.length > 0
      ? 'Network: tests run in a network namespace that has only loopback.'
      : 'Network: no namespace can be made here (unshare -n); tests run with the network as it is.',
  )
  const outcomes: Outcome[] = [
    stage('typecheck', ['npm', 'run', '--silent', 'typecheck']),
    stage('lint', ['npm', 'run', '--silent', 'lint']),
    { ...stage('unit', [...offline, bin('vitest'), ...UNIT]), ...readVitest(read(unitJson)) },
    stage('build', ['npm', 'run', '--silent', 'build']),
    { ...stage('e2e', [...offline, bin('playwright'), ...E2E]), ...readPlaywright(read(e2eJson)) },
  ]
  const { lines, ok } = summarize(outcomes)
  console.log(`\n${lines.join('\n')}`)
  return ok ? 0 : 1
}

function stage(name: string, [program = '', ...args]: string[]): Outcome {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const env = { ...process.env, TMPDIR: folder, SAKSAMA_E2E_JSON: e2eJson }
  const { status } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' })
  return { name, ok: status === 0, seconds: (performance.now() - started) / 1000 }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
