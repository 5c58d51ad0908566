import { execFileSync } from 'node:child_process'
import { constants, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const SIZE_MIB = 160
const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })

/** Why no file system can be mounted here; null when it can. */
export function whyNoLoop(folder: string): string | null {
  const image = join(folder, 'coba.img')
  try {
    makeImage(image)
    mount(image, join(folder, 'coba'))
    unmount(join(folder, 'coba'))
    return null
  } catch (error) {
    return `no file system can be mounted on a loop device (needs root): ${String(error).split('\n')[0]}`
  } finally {
    rmSync(image, { force: true })
  }
}

export function makeImage(image: string) {
  run('truncate', '-s', `${SIZE_MIB}M`, image)
  run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image)
}

/** `commit=300`: the journal writes on its own only every five minutes, so that nothing but `sync` brings things over. */
export function mount(image: string, at: string) {
  mkdirSync(at, { recursive: true })
  run('mount', '-o', 'loop,commit=300', image, at)
}
/** Lazily where a killed process still lets go of its files. */
export function unmount(at: string) {
  for (let attempt = 0; attempt < 20; attempt += 1)
    try {
      run('umount', at)
      return
    } catch {
      execFileSync('sleep', ['0.1'])
    }
  run('umount', '-l', at)
}

/**
 * The disk as it would be after the power went at this moment: the process stands still, and what its files have not
 * brought to the device yet is not in the copy. Copied again when a late write of the kernel changed it meanwhile.
 */
export async function cutPower(pid: number, image: string, copy: string): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  while (!isStopped(pid)) await setTimeout(1)
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const before = statSync(image).mtimeMs
    run('cp', '--sparse=always', '--reflink=auto', image, copy)
    if (statSync(image).mtimeMs === before) return
  }
  throw new Error('the disk does not hold still')
}

/** Every thread: one that is inside of `fsync` stops only when the kernel is done with it. */
function isStopped(pid: number): boolean {
  const tasks = `/proc/${pid}/task`
  return readdirSync(tasks).every((task) => {
    const status = readFileSync(join(tasks, task, 'stat'), 'latin1')
    return /^[Tt]/.test(status.slice(status.lastIndexOf(')') + 2))
  })
}

export const copyImage = (from: string, to: string) => copyFileSync(from, to, constants.COPYFILE_FICLONE)
