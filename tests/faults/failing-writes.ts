import fs from 'node:fs'
import promises, { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HANDLE = ['write', 'writev', 'writeFile', 'appendFile', 'sync', 'datasync', 'truncate'] as const
const NAMES = ['rename', 'mkdir', 'copyFile', 'writeFile'] as const
const DIRECT = ['writeFileSync', 'mkdirSync', 'renameSync', 'writeSync', 'copyFileSync'] as const

/** Node does not export the class of a handle; one of them leads to it. */
const probe = await open(join(tmpdir(), `saksama-${process.pid}`), 'w')
const handlePrototype = Object.getPrototypeOf(probe) as Record<string, unknown>
await probe.close()
fs.rmSync(join(tmpdir(), `saksama-${process.pid}`))

/** From the n-th call on that writes a file in this process, `length` of them fail as on a full disk. */
export function failingAt(n: number, length = 3): Readonly<{ reached(): boolean; end(): void }> {
  let calls = 0
  const isFull = () => {
    calls += 1
    return calls >= n && calls < n + length
  }
  const undo = [
    ...HANDLE.map((name) => intercept(handlePrototype, name, isFull)),
    ...NAMES.map((name) => intercept(promises as unknown as Record<string, unknown>, name, isFull)),
    ...DIRECT.map((name) => intercept(fs as unknown as Record<string, unknown>, name, isFull)),
  ]
  syncBuiltinESMExports()
  return {
    reached: () => calls >= n,
    end: () => {
      for (const one of undo) one()
      syncBuiltinESMExports()
    },
  }
}

function intercept(host: Record<string, unknown>, name: string, isFull: () => boolean): () => void {
  const original = host[name] as (...all: unknown[]) => unknown
  host[name] = function (this: unknown, ...all: unknown[]) {
    if (!isFull()) return original.apply(this, all)
    const error = Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC', errno: -28 })
    if (name.endsWith('Sync')) throw error
    return Promise.reject(error)
  }
  return () => {
    host[name] = original
  }
}
