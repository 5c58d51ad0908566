// Plain JavaScript that any Node reads: older ones stop at the TypeScript behind it without saying why. npm links the
// pinned Node of `optionalDependencies` into its path only from version 11 on, so it is looked for here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const { platform, arch, env, versions } = process
const OWN_NODE = fileURLToPath(
  new URL(
    `../../../node_modules/node-${platform === 'win32' ? 'win' : platform}-${arch}/bin/node${platform === 'win32' ? '.exe' : ''}`,
    import.meta.url,
  ),
)
const [command = '', ...rest] = process.argv.slice(2)
const [major = 0, minor = 0] = versions.node.split('.').map(Number)
const tooOld = major < 22 || (major === 22 && minor < 14)
const pinned = existsSync(OWN_NODE)

if (tooOld && !pinned) {
  refuse(
    `Saksama memerlukan Node 22.14 atau lebih baru; yang berjalan ini ${versions.node}. ` +
      'Jalankan "npm ci", lalu mulai lewat npm, misalnya "npm start": npm memakai Node yang benar.',
  )
} else if (command === 'exec' && rest.length > 0) {
  // A tool of this project, with the pinned Node first in its path.
  passOn(rest[0], rest.slice(1))
} else if (!/^[a-z]+$/.test(command)) {
  refuse('Perintah tidak dikenal.')
} else if (tooOld) {
  passOn(OWN_NODE, [fileURLToPath(import.meta.url), command, ...rest])
} else {
  process.argv.splice(2, 1)
  await import(`./${command}.ts`)
}

function refuse(sentence) {
  console.error(sentence)
  process.exitCode = 1
}

/** Runs in the place of this process: same terminal, same signals, same exit code. */
function passOn(program, args) {
  const path = pinned ? `${dirname(OWN_NODE)}${delimiter}${env.PATH ?? ''}` : env.PATH
  const child = spawn(program, args, { stdio: 'inherit', env: { ...env, PATH: path }, shell: platform === 'win32' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => refuse(`${program}: ${error.message}`))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
}
