import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { describeError, redactFact } from './redact.ts'

const LIMIT_BYTES = 1024 * 1024
const KEPT = 3

/**
 * A log of JSON lines, `<folder>/saksama.log`, with three older ones of 1 MiB each. Holds no names, paths, messages or
 * keys. A log that cannot be written never stops the program.
 */
export function createLogFile(folder: string, now: () => Date): Logger {
  const file = join(folder, 'saksama.log')
  const write = (line: Record<string, unknown>) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      rotate(file)
      appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), ...line })}\n`, { mode: 0o600 })
    } catch {
      // A full or read-only disk: the work goes on without a log.
    }
  }
  return {
    info(event, facts = {}) {
      write({ event, ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, redactFact(fact)])) })
    },
    incident(error, where) {
      const number = `K-${randomBytes(4).toString('hex').toUpperCase()}`
      write({ event: 'incident', number, where: redactFact(where), ...describeError(error) })
      return number
    },
  }
}

function rotate(file: string): void {
  if (!existsSync(file) || statSync(file).size < LIMIT_BYTES) return
  for (let age = KEPT; age > 1; age -= 1) {
    if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`)
  }
  renameSync(file, `${file}.1`)
}
