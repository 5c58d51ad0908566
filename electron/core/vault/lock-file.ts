import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from './durable-file.ts'
import { VaultBusyError } from './errors.ts'
import { readSmallFile } from './small-file.ts'

/** `startedAt` tells a process from a later one with the same number; null where the system does not say. */
const ownerSchema = z.strictObject({ pid: z.number().int(), startedAt: z.string().nullable(), token: z.string() })
type Owner = z.infer<typeof ownerSchema>

export type VaultLock = Readonly<{ release(): Promise<void> }>

/**
 * One process at a time: an exclusively created file that names its owner. The file of a dead process is taken over.
 * Where a living pid may be somebody else's (no start time to compare), the exclusive lock on the database decides, which
 * is also what two takers at the same instant meet. Throws VaultBusyError.
 */
export async function takeLock(folder: string): Promise<VaultLock> {
  const path = join(folder, 'lock')
  const token = randomBytes(16).toString('hex')
  const me: Owner = { pid: process.pid, startedAt: startOf(process.pid), token }
  if (!(await create(path, me))) {
    const owner = await readOwner(path)
    if (owner && isSurelyAlive(owner)) throw new VaultBusyError(`Held by process ${owner.pid}.`)
    await rm(path, { force: true })
    if (!(await create(path, me))) throw new VaultBusyError('Taken at the same moment by another process.')
  }
  return {
    release: async () => {
      if ((await readOwner(path))?.token === token) await rm(path, { force: true })
    },
  }
}

async function create(path: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(String(await readSmallFile(path))))
  } catch {
    return null
  }
}

function isSurelyAlive({ pid, startedAt }: Owner): boolean {
  const now = startOf(pid)
  return isAlive(pid) && startedAt !== null && now === startedAt
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Boot id and start time in clock ticks, proc(5); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name in parentheses may itself hold spaces: fields count from the last one. `starttime` is the 22nd.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}
