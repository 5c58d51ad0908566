import { notifications } from '@mantine/notifications'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { sendFile } from '#renderer/rpc/transport.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Api } from '#shared/contract.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { type ImportItem, type ImportQueue, importQueue, isPending, nextToStart, sameTarget } from './import-queue.ts'
import { words } from './words.ts'

type Imports = Readonly<{
  queue: ImportQueue
  add: (target: ImportTarget, origin: ImportItem['origin'], files: readonly File[]) => void
  cancel: (item: ImportItem) => void
  retry: (key: string) => void
  clear: (target: ImportTarget) => void
}>

const ImportsContext = createContext<Imports | null>(null)

/** Holds the running imports above the screens, so that they go on while the user works elsewhere. */
export function ImportQueueProvider({ children }: { children: ReactNode }) {
  const imports = useImports()
  return <ImportsContext value={imports}>{children}</ImportsContext>
}

/** A panel outside the provider brings its own; its imports end with it. */
export function WithImports({ children }: { children: ReactNode }) {
  return useContext(ImportsContext) ? children : <ImportQueueProvider>{children}</ImportQueueProvider>
}

/** The imports into one case or report. */
export function useImportsInto(target: ImportTarget) {
  const imports = useContext(ImportsContext)
  if (!imports) throw new Error('No ImportQueueProvider above this panel.')
  return { ...imports, queue: imports.queue.filter((item) => sameTarget(item, target)) }
}

function useImports(): Imports {
  const [queue, dispatch] = useReducer(importQueue, [])
  const running = useRef(new Map<string, AbortController>())
  const send = useSender(dispatch)

  useEffect(() => {
    for (const item of nextToStart(queue)) {
      if (running.current.has(item.key)) continue
      const controller = new AbortController()
      running.current.set(item.key, controller)
      void send(item, controller.signal).finally(() => running.current.delete(item.key))
    }
  }, [queue, send])

  const unfinished = useRef(0)
  useEffect(() => {
    // The lock fails a running import before it takes the screen away: failed ones count.
    unfinished.current = queue.filter((item) => isPending(item) || item.state === 'failed').length
  }, [queue])
  useEffect(() => {
    const controllers = running.current
    return () => {
      for (const controller of controllers.values()) controller.abort()
      const count = unfinished.current
      // After the lock has cleared the notices of the open vault: this one names no file and may stay before the door.
      if (count > 0) queueMicrotask(() => tellCut(count))
    }
  }, [])

  const cancel = useCallback((item: ImportItem) => {
    if (!isPending(item)) return
    dispatch({ type: 'cancelled', key: item.key })
    running.current.get(item.key)?.abort()
  }, [])

  return useMemo(
    () => ({
      queue,
      cancel,
      add: (target, origin, files) =>
        dispatch({
          type: 'added',
          items: files.map((file) => ({ key: crypto.randomUUID(), target, origin, file })),
        }),
      retry: (key) => dispatch({ type: 'retried', key }),
      clear: (target) => dispatch({ type: 'cleared', target }),
    }),
    [queue, cancel],
  )
}

/** The queue goes when the vault locks; what it still held is not in the vault, and its owner must know. */
const tellCut = (count: number) =>
  notifications.show({ message: words.cutByLock(count), color: 'orange', autoClose: false })

type Dispatch = (action: Parameters<typeof importQueue>[1]) => void

/** Fetches a ticket for one file right before its bytes go: tickets expire. */
function useSender(dispatch: Dispatch) {
  const api = useApi()
  return useCallback(
    async ({ key, target, origin, file }: ImportItem, signal: AbortSignal) => {
      dispatch({ type: 'started', key, at: performance.now() })
      try {
        const files = [{ name: file.name, size: file.size }]
        const [ticket] = await api.evidence.beginImport({ target, origin, files }, { signal })
        if (!ticket) throw new Error('The core gave no ticket.')
        signal.addEventListener('abort', () => void api.evidence.cancelImport({ ticket }).catch(() => undefined))
        const seen = (sent: number) => dispatch({ type: 'progressed', key, at: performance.now(), sent })
        void followImport(api, ticket, signal, seen)
        const reply = await sendFile(ticket, file, { signal, onProgress: seen })
        dispatch({ type: 'answered', key, reply })
      } catch (error) {
        dispatch(signal.aborted ? { type: 'cancelled', key } : { type: 'failed', key, message: errorSentence(error) })
      }
    },
    [api, dispatch],
  )
}

/** The core's own count: the only one where it reads the file itself. Ends with the import; losing it loses nothing. */
async function followImport(api: Api, ticket: string, signal: AbortSignal, seen: (bytes: number) => void) {
  try {
    for await (const { bytes } of await api.evidence.importProgress({ ticket: idSchema.parse(ticket) }, { signal }))
      seen(bytes)
  } catch {
    // The answer to the upload tells how it ended.
  }
}
