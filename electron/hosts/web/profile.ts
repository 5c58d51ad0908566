import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const ATTEMPTS = 20
const PAUSE_MS = 100
const NAME = /^saksama-jendela-(\d+)-/

/**
 * A browser profile for one run. Named after the process, so that what a killed run left behind (Chromium may have
 * spilled large pictures into it) is removed by the next one.
 */
export function createProfile(): string {
  sweep()
  return mkdtempSync(join(tmpdir(), `saksama-jendela-${process.pid}-`))
}

/** A helper that is just ending may still write: tried until it stays away. */
export async function removeProfile(profile: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && existsSync(profile); attempt += 1) {
    await rm(profile, { recursive: true, force: true }).catch(() => undefined)
    await setTimeout(PAUSE_MS)
  }
}

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
