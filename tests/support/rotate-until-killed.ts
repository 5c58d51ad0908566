import fs from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { stdout } from 'node:process'
import { openVaultDatabase, rekeyDatabase } from '#electron/platform/sqlite/open-database.ts'

// A child process: `rotate-until-killed.ts <data folder> <step>` unlocks, rotates both keys, and kills itself before the
// step of that number, counting every change it makes to names and keys; 0: never. Says `ready`, each step, `done`.
const [dataDir = '', killAt = '0'] = process.argv.slice(2)
let step = 0
let counting = false

function boundary(what: string) {
  if (!counting) return
  step += 1
  fs.writeSync(1, `${step} ${what}\n`)
  if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL')
}

/** Before and after each call: what a call had done when it ended, and what it had not done when it began. */
function watch<T extends object>(host: T, name: keyof T & string) {
  const original = host[name] as (...all: unknown[]) => unknown
  const watched = (...all: unknown[]) => {
    boundary(`before ${name}`)
    const result = original.apply(host, all)
    if (result instanceof Promise) return result.finally(() => boundary(`after ${name}`))
    boundary(`after ${name}`)
    return result
  }
  Object.assign(host, { [name]: watched })
}
for (const name of ['rename', 'copyFile', 'rm', 'open'] as const) watch(promises, name)
for (const name of ['renameSync', 'rmSync'] as const) watch(fs, name)
syncBuiltinESMExports()

const { createVault } = await import('#electron/core/vault/service.ts')
const { createEventHub } = await import('#electron/core/kernel/events.ts')
const { TEST_PASSWORD, testPorts } = await import('./test-vault.ts')
const platform = { openDatabase: openVaultDatabase, rekeyDatabase }
watch(platform, 'rekeyDatabase')
watch(platform, 'openDatabase')
const vault = createVault({ ports: testPorts(dataDir, platform), events: createEventHub() })
await vault.unlock(TEST_PASSWORD)
stdout.write('ready\n')
counting = true
const onProgress = ({ stage, done }: { stage: string; done: number }) => boundary(`stage ${stage} ${done}`)
await vault.rotateKeys({ reporterKey: true, signal: new AbortController().signal, onProgress })
counting = false
stdout.write('done\n')
