import { mediumErrors } from '#shared/backup/medium-errors.ts'
import type { RunState } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { commonCodeOf } from '../kernel/guard.ts'
import type { Ports } from '../kernel/ports.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { StoppedError } from './files.ts'
import { createPace, type Pace } from './pace.ts'
import { insertRun } from './repository.ts'
import { type Ran, runBackup } from './run.ts'

type Begin = Readonly<{ open: OpenVault; folder: string; target: string; thorough: boolean; stillOpen(): boolean }>
type RunnerPorts = Pick<Ports, 'now' | 'workerFile' | 'logger'>

/** The one backup of this program; it belongs to no page. */
export type Runner = Readonly<{
  /** Throws AppError `backup_busy`. */
  start(begin: Begin): void
  /**
   * Runs what no backup may run beside, such as the removal of files that only a run under way needs. Throws AppError
   * `backup_busy`.
   */
  alone<T>(work: () => Promise<T>): Promise<T>
  state(): RunState
  /** Resolves at once when nothing runs. */
  cancel(): Promise<void>
  busy(): boolean
  /** Resolves when what runs now has ended; at once when nothing runs. */
  ended(): Promise<void>
}>

type Running = Readonly<{ target: string; pace: Pace; stop: AbortController; ended: Promise<void> }>

export function createRunner(ports: RunnerPorts): Runner {
  let running: Running | null = null
  let alone = false
  let last: RunState = { state: 'idle' }

  async function run(begin: Begin, pace: Pace, signal: AbortSignal): Promise<void> {
    try {
      const ran = await runBackup({ ...begin, ports, pace, signal })
      note(begin, ran)
      const { head: _head, files: _files, bytes: _bytes, ...outcome } = ran
      last = { state: 'done', target: begin.target, outcome }
    } catch (error) {
      last = error instanceof StoppedError ? { state: 'idle' } : failed(begin.target, error)
    } finally {
      running = null
    }
  }

  function note({ open, target }: Begin, ran: Ran): void {
    const at = toInstant(ports.now())
    const { set, files, bytes, head } = ran
    const missing = ran.missing.length
    const details = { set, files, bytes, missing, copied: ran.copiedFiles, head: head.seq }
    open.session.commit({ action: 'backup.made', subject: open.file.vaultId, details }, (db) =>
      insertRun(db, { at, set, target, files, bytes, missing, head }),
    )
  }

  function failed(target: string, error: unknown): RunState {
    const code = error instanceof AppError ? error.code : 'internal'
    if (error instanceof AppError) return { state: 'failed', target, code, message: sentenceOf(error) }
    const common = commonCodeOf(error)
    const sentence = common && procedure['~orpc'].errorMap[common].message
    if (common && sentence) return { state: 'failed', target, code: common, message: sentence }
    const incident = ports.logger.incident(error, 'backup.run')
    return {
      state: 'failed',
      target,
      code,
      message: `Pencadangan terhenti karena kesalahan di dalam program (${incident}). Cadangan lama tidak berubah; ulangi pencadangan.`,
    }
  }

  function requireIdle(): void {
    if (running || alone) throw new AppError('backup_busy')
  }

  return {
    start: (begin) => {
      requireIdle()
      const stop = new AbortController()
      const pace = createPace(ports.now)
      // Set before the work begins: it may end in the same breath.
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      running = { target: begin.target, pace, stop, ended }
      void run(begin, pace, stop.signal).finally(resolve)
    },
    alone: async (work) => {
      requireIdle()
      alone = true
      try {
        return await work()
      } finally {
        alone = false
      }
    },
    state: () => (running ? { state: 'running', target: running.target, progress: running.pace.now() } : last),
    cancel: async () => {
      running?.stop.abort()
      await running?.ended
    },
    busy: () => running !== null || alone,
    ended: () => running?.ended ?? Promise.resolve(),
  }
}

const LOCKED =
  'Brankas terkunci, sehingga pencadangan terhenti. Buka brankas, lalu ulangi; yang sudah disalin tidak disalin lagi.'
const FULL =
  'Ruang disk komputer habis, sehingga salinan basis data tidak dapat disiapkan. Kosongkan ruang, lalu ulangi.'

function sentenceOf(error: AppError): string {
  if (error.worded) return error.message
  if (error.code === 'vault_locked') return LOCKED
  if (error.code === 'disk_full') return FULL
  const known: Readonly<Record<string, { message: string }>> = mediumErrors
  return known[error.code]?.message ?? error.message
}
