import { notifications } from '@mantine/notifications'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { sendFile, sendFiles } from '#renderer/rpc/transport.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Api } from '#shared/contract.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { idSchema } from '#shared/kernel/id.ts'
import type { Given } from './folder-walk.ts'
import {
  type ImportItem,
  type ImportJob,
  type ImportQueue,
  importQueue,
  isPending,
  nextToStart,
  sameTarget,
} from './import-queue.ts'
import { useUnfinishedNotes } from './unfinished-import.ts'
import { type Reading, useReadings } from './use-readings.ts'
import { words } from './words.ts'

type ImportActions = Readonly<{
  /** Resolves to the names of what could not be read. */
  add: (target: ImportTarget, origin: ImportItem['origin'], given: Given) => Promise<readonly string[]>
  stopReading: (key: string) => void
  cancel: (item: ImportItem) => void
  cancelAll: (target: ImportTarget) => void
  /** Everything that failed or was cancelled, again. */
  resume: (target: ImportTarget) => void
  retry: (key: string) => void
  clear: (target: ImportTarget) => void
}>

type Imports = Readonly<{ queue: ImportQueue; readings: readonly Reading[] }>

// Two: the queue changes several times with each batch, and only the few that show it need be drawn then.
const ActionsContext = createContext<ImportActions | null>(null)
const ImportsContext = createContext<Imports>({ queue: [], readings: [] })

/** Holds the running imports above the screens, so that they go on while the user works elsewhere. */
export function ImportQueueProvider({ children }: { children: ReactNode }) {
  const { actions, ...imports } = useImports()
  return (
    <ActionsContext value={actions}>
      <ImportsContext value={imports}>{children}</ImportsContext>
    </ActionsContext>
  )
}

/** A panel outside the provider brings its own; its imports end with it. */
export function WithImports({ children }: { children: ReactNode }) {
  return useContext(ActionsContext) ? children : <ImportQueueProvider>{children}</ImportQueueProvider>
}

export function useImportActions(): ImportActions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('No ImportQueueProvider above this panel.')
  return actions
}

/** The imports into one case or report. */
export function useImportsInto(target: ImportTarget): Imports {
  const { queue, readings } = useContext(ImportsContext)
  return {
    queue: queue.filter((item) => sameTarget(item, target)),
    readings: readings.filter((reading) => sameTarget(reading, target)),
  }
}

function useImports(): Imports & { actions: ImportActions } {
  const [queue, dispatch] = useReducer(importQueue, [])
  const running = useRef(new Map<string, AbortController>())
  const send = useSender(dispatch)
  const { readings, read, stopReading } = useReadings()

  useEffect(() => {
    for (const job of nextToStart(queue)) {
      if (job.some(({ key }) => running.current.has(key))) continue
      const controller = new AbortController()
      for (const { key } of job) running.current.set(key, controller)
      void send(job, controller.signal).finally(() => {
        for (const { key } of job) running.current.delete(key)
      })
    }
  }, [queue, send])
  useUnfinishedNotes(queue)

  const unfinished = useRef(0)
  const latest = useRef(queue)
  useEffect(() => {
    latest.current = queue
    // The lock fails a running import before it takes the screen away: failed ones count.
    const cut = queue.filter((item) => isPending(item) || item.state === 'failed').length
    unfinished.current = readings.reduce((sum, { found }) => sum + found, cut)
  }, [queue, readings])
  useEffect(() => {
    const controllers = running.current
    return () => {
      for (const controller of controllers.values()) controller.abort()
      const count = unfinished.current
      // After the lock has cleared the notices of the open vault: this one names no file and may stay before the door.
      if (count > 0) queueMicrotask(() => tellCut(count))
    }
  }, [])

  const add = useCallback(
    async (target: ImportTarget, origin: ImportItem['origin'], given: Given) => {
      const { files, unreadable } = await read(target, given)
      if (files.length > 0) notifications.hide(CUT_NOTICE)
      const items = files.map((one) => ({ key: crypto.randomUUID(), target, origin, ...one }))
      if (items.length > 0) dispatch({ type: 'added', items })
      return unreadable
    },
    [read],
  )
  const cancel = useCallback((item: ImportItem) => {
    if (!isPending(item)) return
    dispatch({ type: 'cancelled', key: item.key })
    running.current.get(item.key)?.abort()
  }, [])
  const cancelAll = useCallback((target: ImportTarget) => {
    dispatch({ type: 'all_cancelled', target })
    for (const [key, controller] of running.current)
      if (latest.current.some((item) => item.key === key && sameTarget(item, target))) controller.abort()
  }, [])

  const actions = useMemo<ImportActions>(
    () => ({
      add,
      stopReading,
      cancel,
      cancelAll,
      resume: (target) => dispatch({ type: 'resumed', target }),
      retry: (key) => dispatch({ type: 'retried', key }),
      clear: (target) => dispatch({ type: 'cleared', target }),
    }),
    [add, stopReading, cancel, cancelAll],
  )
  return { queue, readings, actions }
}

const CUT_NOTICE = 'import-cut'

/** The queue goes when the vault locks; what it still held is not in the vault, and its owner must know. */
const tellCut = (count: number) =>
  notifications.show({ id: CUT_NOTICE, message: words.cutByLock(count), color: 'orange', autoClose: false })

type Dispatch = (action: Parameters<typeof importQueue>[1]) => void

/** Fetches a ticket right before the bytes go: tickets expire. */
function useSender(dispatch: Dispatch) {
  const api = useApi()
  return useCallback(
    async (job: ImportJob, signal: AbortSignal) => {
      const keys = job.map(({ key }) => key)
      dispatch({ type: 'started', keys, at: performance.now() })
      try {
        const ticket = await ticketFor(api, job, signal)
        signal.addEventListener('abort', () => void api.evidence.cancelImport({ ticket }).catch(() => undefined))
        const onProgress = (sent: number) => dispatch({ type: 'progressed', keys, at: performance.now(), sent })
        if (job.length === 1) void followImport(api, ticket, signal, onProgress)
        const replies = await send(ticket, job, { signal, onProgress })
        const whole = job.length > 1 && replies.every((reply) => !reply.ok && reply.code === 'file_changed')
        dispatch(whole ? { type: 'requeued', keys, alone: true } : { type: 'answered', keys, replies })
      } catch (error) {
        // Whoever was cancelled is so already; the others of the batch, or those it could not carry, go again.
        if (signal.aborted) dispatch({ type: 'requeued', keys, alone: false })
        // One file that cannot be read cuts off the body of all: alone, each gets its own answer.
        else if (job.length > 1) dispatch({ type: 'requeued', keys, alone: true })
        else dispatch({ type: 'failed', keys, message: errorSentence(error) })
      }
    },
    [api, dispatch],
  )
}

async function ticketFor(api: Api, job: ImportJob, signal: AbortSignal): Promise<string> {
  const [{ target, origin, several }] = job
  const files = job.map(({ file, size }) => ({ name: file.name, size }))
  if (job.length > 1) return api.evidence.beginBatch({ target, origin, files }, { signal })
  const [ticket] = await api.evidence.beginImport({ target, origin, files, skipKnown: several }, { signal })
  if (!ticket) throw new Error('The core gave no ticket.')
  return ticket
}

type Sending = Readonly<{ signal: AbortSignal; onProgress: (sent: number) => void }>

const send = async (ticket: string, job: ImportJob, options: Sending) =>
  job.length > 1
    ? sendFiles(
        ticket,
        job.map(({ file }) => file),
        options,
      )
    : [await sendFile(ticket, job[0].file, options)]

/**
 * The core's own count, which it keeps of single files: the only one where it reads the file itself. Ends with the import;
 * losing it loses nothing.
 */
async function followImport(api: Api, ticket: string, signal: AbortSignal, seen: (bytes: number) => void) {
  try {
    for await (const { bytes } of await api.evidence.importProgress({ ticket: idSchema.parse(ticket) }, { signal }))
      seen(bytes)
  } catch {
    // The answer to the upload tells how it ended.
  }
}
