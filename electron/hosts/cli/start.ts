import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, runsAsRoot } from '#electron/hosts/web/chromium.ts'
import { runWebHost } from '#electron/hosts/web/start.ts'
import { defaultDataDir } from '#electron/platform/data-dir.ts'
import { buildIfStale, isStale } from './build-page.ts'
import { findElectron } from './electron-binary.ts'
import { sentenceOf } from './sentence.ts'
import { parseStart, planStart } from './start-plan.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

try {
  await start(process.argv.slice(2))
} catch (error) {
  console.error(sentenceOf(error, 'Saksama tidak dapat dimulai. Periksa folder data dan ruang disk, lalu ulangi.'))
  process.exitCode = 1
}

async function start(args: readonly string[]): Promise<void> {
  const { data } = parseStart(args)
  const dataDir = data === null ? defaultDataDir() : resolve(process.env.INIT_CWD ?? process.cwd(), data)
  const plan = planStart({
    electron: findElectron(root),
    chromium: findChromium(),
    platform: process.platform,
    environment: process.env,
    asRoot: runsAsRoot(),
  })
  if (plan.kind !== 'desktop') for (const note of plan.notes) console.log(note)
  if (plan.kind === 'none') {
    process.exitCode = plan.exitCode
    return
  }
  if (isStale(root)) console.log('Menyiapkan halaman …')
  buildIfStale(root)
  if (plan.kind === 'desktop') return startDesktop(plan.program, dataDir)
  return startWeb(plan.executable, dataDir)
}

async function startWeb(executable: string, dataDir: string): Promise<void> {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort())
  await runWebHost({
    dataDir,
    resourcesDir: `${root}resources`,
    rendererDir: `${root}out/renderer`,
    executable,
    signal: ending.signal,
  })
}

function startDesktop(program: string, dataDir: string): Promise<void> {
  return new Promise((done) => {
    const child = spawn(program, [root], { stdio: 'inherit', env: { ...process.env, SAKSAMA_DATA: dataDir } })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.once('exit', (code) => {
      process.exitCode = code ?? 1
      done()
    })
  })
}
