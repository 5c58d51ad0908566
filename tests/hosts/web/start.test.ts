import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findChromium } from '#electron/hosts/web/chromium.ts'
import { createProfile, removeProfile } from '#electron/hosts/web/profile.ts'
import { runWebHost } from '#electron/hosts/web/start.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const executable = findChromium()

// A temporary folder of this file's own: other tests start Chromium at the same time.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'start-'))

function bed() {
  const folder = mkdtempSync(join(tmpdir(), 'host-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Saksama</title>')
  return { dataDir: join(folder, 'data'), resourcesDir: join(root, 'resources'), rendererDir: folder }
}

/** Chromium processes of one host are told apart by the profile folder in their arguments. */
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('saksama-jendela-'))
const chromiumOf = (profile: string) =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && argumentsOf(pid).includes(`${profile}\0--remote-debugging-pipe`))
    .map(Number)
/** None of a process that ended while it was looked at. */
function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

describe.skipIf(executable === null || process.platform !== 'linux')('the web host', () => {
  test('ends cleanly when asked to and leaves no profile behind', async () => {
    const ending = new AbortController()
    const before = profiles()
    const host = bed()
    const running = runWebHost({ ...host, executable: executable!, headless: true, signal: ending.signal })
    await expect.poll(() => profiles().length).toBeGreaterThan(before.length)
    const [profile] = profiles().filter((name) => !before.includes(name))
    ending.abort()
    await running
    expect(profiles()).not.toContain(profile)
    expect(statSync(host.dataDir).mode & 0o777).toBe(0o700)
  })

  test('ends when its Chromium does', async () => {
    const before = profiles()
    const running = runWebHost({ ...bed(), executable: executable!, headless: true }).catch(
      (error: Error) => error.message,
    )
    await expect.poll(() => profiles().length).toBeGreaterThan(before.length)
    const [profile = ''] = profiles().filter((name) => !before.includes(name))
    await expect.poll(() => chromiumOf(profile).length).toBeGreaterThan(0)
    // The first to die takes others along. The shell's own `kill`: the program of that name is not on every Debian.
    spawnSync('sh', ['-c', 'kill -KILL "$@"', 'sh', ...chromiumOf(profile).map(String)])
    expect([undefined, expect.stringContaining('Chromium berhenti')]).toContainEqual(await running)
    expect(profiles()).not.toContain(profile)
  })

  test('removes the profile that a killed run left behind, and no other', async () => {
    const gone = spawnSync(process.execPath, ['-e', '0']).pid
    const left = join(tmpdir(), `saksama-jendela-${gone}-abc`)
    const inUse = join(tmpdir(), `saksama-jendela-${process.pid}-abc`)
    const foreign = join(tmpdir(), 'saksama-lain')
    for (const folder of [left, inUse, foreign]) mkdirSync(folder)
    await removeProfile(createProfile())
    expect([left, inUse, foreign].map((folder) => existsSync(folder))).toEqual([false, true, true])
    await removeProfile(inUse)
  })

  test('a Chromium that does not start is an error, not a wait', async () => {
    await expect(runWebHost({ ...bed(), executable: '/bin/false', headless: true })).rejects.toThrow(
      'Chromium berhenti',
    )
  })
})

test('npm start without a display says so, names the sample and succeeds', () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'electron/hosts/cli/run.mjs'), 'start'], {
    encoding: 'utf8',
    env,
  })
  expect(status).toBe(0)
  expect(stdout).toContain('npm run sample -- DIR')
})
