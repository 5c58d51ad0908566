import { setTimeout } from 'node:timers/promises'
import type { DatabaseCheck, JobState } from '#shared/integrity/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { EventHub } from '../kernel/events.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { checkBlob, storeChecks, storeMismatch } from './check.ts'
import { damagedTables, findDatabaseCheck, isDatabaseDue, storeDatabaseCheck } from './check-database.ts'
import { type Check, type Due, dueAt, isRecording, listDue } from './repository.ts'

type Deps = Readonly<{
  ports: Pick<Ports, 'now' | 'logger' | 'onBattery'>
  events: EventHub
  session: () => Session | null
  pace?: Partial<JobPace>
}>

/** Milliseconds; tests wait less. */
export type JobPace = Readonly<{
  /** After unlock, people first want to work. */
  startDelay: number
  /** How often a paused check looks whether it may go on. */
  recheck: number
  /** Files and time after which results are stored. */
  storeEvery: number
  storeFiles: number
}>
const DEFAULT_PACE: JobPace = { startDelay: 60_000, recheck: 2_000, storeEvery: 60_000, storeFiles: 500 }
/** A background check takes at most half of one core, and less while other work makes it late. */
const LATE_MS = 30
const YIELD_MS = 250

/** The quiet check of all sealed files of whichever vault is open. */
export type IntegrityJob = Readonly<{
  state(): JobState
  /** What was found in this session and could not even be put on record; else what is on record. */
  databaseCheck(session: Session): DatabaseCheck
  /** `all`: what is not due too, and without resting between chunks. Harmless while locked. */
  start(all: boolean): void
  pause(): void
  reportPower(onBattery: boolean): void
  close(): void
}>

type Run = { readonly session: Session; all: boolean; asked: boolean; readonly stop: AbortController }
const IDLE: JobState = { state: 'resting', reason: null, files: 0, totalFiles: 0, bytes: 0, totalBytes: 0 }

export function createIntegrityJob({ ports, events, session, pace: over = {} }: Deps): IntegrityJob {
  const pace = { ...DEFAULT_PACE, ...over }
  const closing = new AbortController()
  let told: JobState = IDLE
  let run: Run | null = null
  let begunFor: Session | null = null
  let batteryByPage = false
  let unrecorded: (DatabaseCheck & Readonly<{ session: Session }>) | null = null
  const tell = (part: Partial<JobState>) => {
    told = { ...told, ...part }
  }

  const mayNot = (current: Run): JobState['reason'] => {
    if (current.asked) return 'asked'
    if (isRecording(current.session.db)) return 'recording'
    return (ports.onBattery?.() ?? batteryByPage) ? 'battery' : null
  }

  async function untilAllowed(current: Run): Promise<void> {
    for (;;) {
      current.stop.signal.throwIfAborted()
      const reason = mayNot(current)
      tell({ state: reason ? 'paused' : 'running', reason })
      if (!reason) return
      await setTimeout(pace.recheck, undefined, { signal: current.stop.signal, ref: false })
    }
  }

  /** Between chunks: rests as long as it worked, longer when the event loop is busy with somebody's work. */
  function rester(current: Run) {
    let since = performance.now()
    return async (bytes: number) => {
      tell({ bytes: told.bytes + bytes })
      current.stop.signal.throwIfAborted()
      const worked = performance.now()
      await setTimeout(current.all ? 0 : 4, undefined, { ref: false })
      const late = performance.now() - worked > LATE_MS
      if (late && !current.all) await setTimeout(YIELD_MS, undefined, { signal: current.stop.signal, ref: false })
      if (performance.now() - since < pace.recheck) return
      since = performance.now()
      await untilAllowed(current)
    }
  }

  /** First of all: without the database no file is anything. */
  async function checkPages(current: Run, when: Due, rest: (bytes: number) => Promise<void>): Promise<void> {
    if (!isDatabaseDue(current.session.db, when)) return
    await untilAllowed(current)
    const damaged = await damagedTables(current.session.db, () => rest(0))
    try {
      storeDatabaseCheck(current.session, damaged)
    } catch (error) {
      if (damaged.length === 0) throw error
      unrecorded = { session: current.session, state: 'damaged', at: toInstant(ports.now()) }
      events.emit({ action: 'integrity.database_checked', subject: '' })
    }
  }

  async function checkAll(current: Run): Promise<void> {
    const now = ports.now()
    const when = current.all ? { before: toInstant(now), now: toInstant(now) } : dueAt(now)
    const rest = rester(current)
    await checkPages(current, when, rest)
    const due = listDue(current.session.db, when)
    const totalBytes = due.reduce((sum, { size }) => sum + size, 0)
    tell({ files: 0, totalFiles: due.length, bytes: 0, totalBytes })
    let waiting: Check[] = []
    let storedAt = performance.now()
    const store = () => {
      const checks = waiting
      waiting = []
      storedAt = performance.now()
      storeChecks(current.session, checks)
    }
    try {
      for (const [index, { id }] of due.entries()) {
        await untilAllowed(current)
        const state = await checkBlob(current.session, id, rest)
        const check: Check = { blobId: id, at: toInstant(ports.now()), state }
        if (state === 'intact') waiting.push(check)
        else storeMismatch(current.session, check)
        tell({ files: index + 1 })
        if (waiting.length >= pace.storeFiles || performance.now() - storedAt >= pace.storeEvery) store()
      }
    } finally {
      // What was checked is remembered, unless the vault is closed already.
      if (session() === current.session) store()
    }
  }

  async function work(current: Run, delay: number): Promise<void> {
    try {
      tell({ ...IDLE, state: 'waiting' })
      await setTimeout(delay, undefined, { signal: current.stop.signal, ref: false })
      await checkAll(current)
    } catch (error) {
      const locked = error instanceof AppError && error.code === 'vault_locked'
      if (!locked && !current.stop.signal.aborted) ports.logger.incident(error, 'integrity.check')
    } finally {
      if (run === current) {
        run = null
        tell({ state: 'resting', reason: null })
      }
    }
  }

  function begin(all: boolean, delay: number): void {
    const open = session()
    if (!open) return
    run?.stop.abort()
    begunFor = open
    run = { session: open, all, asked: false, stop: new AbortController() }
    void work(run, delay)
  }

  /** The entry is written a moment before the vault is open to everybody. */
  async function untilOpen(): Promise<void> {
    for (let tries = 0; tries < 200 && !session() && !closing.signal.aborted; tries += 1)
      await setTimeout(50, undefined, { ref: false })
  }

  function end(): void {
    run?.stop.abort()
    run = null
    begunFor = null
    told = IDLE
  }

  void (async () => {
    for await (const { action } of events.subscribe(closing.signal)) {
      if (action === 'vault.unlocked' || action === 'vault.recovered' || action === 'vault.created') {
        await untilOpen()
        // Somebody may have asked for a check already: that one is neither put off nor begun again.
        if (begunFor !== session()) begin(false, pace.startDelay)
        // Heard late: who unlocked again meanwhile may have begun a check of his own.
      } else if (action === 'vault.locked' && begunFor !== session()) end()
    }
  })()

  return {
    state: () => told,
    databaseCheck: (current) => {
      if (unrecorded?.session !== current) return findDatabaseCheck(current.db)
      return { state: unrecorded.state, at: unrecorded.at }
    },
    start: (all) => {
      // A check of everything that is under way already only goes on.
      if (run && (run.all || (run.asked && !all))) run.asked = false
      else begin(all, 0)
    },
    pause: () => {
      if (run) run.asked = true
      if (run) tell({ state: 'paused', reason: 'asked' })
    },
    reportPower: (onBattery) => {
      batteryByPage = onBattery
    },
    close: () => {
      closing.abort()
      end()
    },
  }
}
