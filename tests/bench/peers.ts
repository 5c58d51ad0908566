import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Commands whose package has another name. */
const PACKAGES: Readonly<Record<string, string>> = { fusermount3: 'fuse3' }

/** Installs peers from Debian's packages where they are missing; a peer that cannot be had is an error, not a skip. */
export function requirePeers(...names: readonly string[]): void {
  const missing = names.filter((name) => !isThere(name)).map((name) => PACKAGES[name] ?? name)
  if (missing.length === 0) return
  execFileSync(
    'sh',
    ['-c', `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${missing.join(' ')}`],
    { stdio: 'ignore' },
  )
}

const isThere = (name: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const shell = (script: string, ...parameters: string[]) =>
  run('sh', ['-c', script, 'sh', ...parameters], { maxBuffer: 1 << 20 })

/** A file of bytes that do not compress; begins like an MP4, so that it has a kind the page may show. */
export async function randomFile(path: string, size: number): Promise<void> {
  const block = randomBytes(1 << 20)
  await pipeline(async function* () {
    for (let left = size; left > 0; left -= block.length) {
      block.writeDoubleLE(left, 16)
      block.write(left === size ? '\0\0\0\x18ftypisom' : '------------', 'latin1')
      yield Buffer.from(block.subarray(0, Math.min(left, block.length)))
    }
  }, createWriteStream(path))
}
