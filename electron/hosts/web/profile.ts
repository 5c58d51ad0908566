import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^saksama-jendela-(\d+)-/

/**
 * A browser profile for one run. Named after the process, so that what a killed run left behind (Chromium may have
 * spilled large pictures into it) is removed by the next one.
 */
export function createProfile(): string {
  sweep()
  return mkdtempSync(join(tmpdir(), `saksama-jendela-${process.pid}-`))
}

/** Helper processes may outlive the browser by a moment and still write. */
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined)

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Another user's; theirs to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
