import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-page.ts'
import { sentenceOf } from './sentence.ts'
import { planSetup } from './setup-plan.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// certutil and others may lie where an ordinary user's PATH does not look.
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/sbin']

try {
  setup()
} catch (error) {
  console.error(sentenceOf(error, 'Penyiapan gagal. Periksa ruang disk dan hak tulis, lalu ulangi.'))
  process.exitCode = 1
}

function setup(): void {
  const plan = planSetup({
    platform: process.platform,
    hasProgram: (name) => FOLDERS.some((folder) => folder !== '' && existsSync(join(folder, name))),
    hasFile: existsSync,
    isRoot: process.getuid?.() === 0,
  })
  if (plan.kind === 'say') {
    console.log(plan.sentence)
    process.exitCode = plan.exitCode
  }
  if (plan.kind === 'install') install(plan.packages, plan.commands)
  const built = buildIfStale(root)
  console.log(plan.kind === 'ready' && !built ? 'Semua sudah siap.' : 'Selesai. Jalankan: npm start')
}

function install(packages: readonly string[], commands: readonly (readonly string[])[]): void {
  console.log(`Memasang dari paket Debian: ${packages.join(' ')}`)
  for (const [program = '', ...args] of commands) {
    const result = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'pipe'],
      maxBuffer: 2 ** 26,
    })
    if (result.status !== 0)
      throw new Error(
        `Pemasangan gagal (${args.at(-1) ?? program}):\n${result.stderr || (result.error?.message ?? '')}`,
      )
  }
}
