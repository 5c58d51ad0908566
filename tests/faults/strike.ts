import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Activity } from './acknowledged.ts'
import type { Facts } from './bed.ts'

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))
/** A child that does not get ready within this is a fault of its own. */
const PATIENCE_MS = 120_000

export type Child = Readonly<{
  process: ChildProcess
  lines(): string[]
  /** What it wrote to its error output. */
  complaint(): string
  ready: Promise<void>
  ended: Promise<unknown>
}>

type Start = Readonly<{
  root: string
  facts: Facts
  activities: readonly (Activity | 'pause' | 'rest')[]
  withoutSync?: boolean
}>

/** Starts the program that works until it is killed; `ready` when it works (or is about to unlock, for `from`). */
export function startChild({ root, facts, activities, withoutSync = false }: Start, from = 'ready'): Child {
  const args = [CHILD, root, JSON.stringify(facts), activities.join(), ...(withoutSync ? ['--without-sync'] : [])]
  // Compiled once, not five hundred times.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'saksama-gangguan-cache') }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = once(child, 'close')
  let said = ''
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes(`${from}\n`)) resolve()
    })
    void ended.then(() => reject(new Error(`the child ended by itself: ${complaint}`)))
    void setTimeout(PATIENCE_MS, undefined, { ref: false }).then(() => reject(new Error('the child is not ready')))
  })
  ready.catch(() => {})
  return { process: child, lines: () => said.split('\n'), complaint: () => complaint, ready, ended }
}

/** Kills it, unless it ended by itself, which is a fault. */
export async function kill(child: Child): Promise<string[]> {
  if (child.process.exitCode !== null) throw new Error(`the child ended by itself: ${child.complaint()}`)
  child.process.kill('SIGKILL')
  await child.ended
  return child.lines()
}
