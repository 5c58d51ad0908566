import { useEffect, useRef, useState } from 'react'
import { errorCode } from '#renderer/rpc/errors.ts'
import { sendBundle } from '#renderer/rpc/transport.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { BundlePreview } from '#shared/bundles/model.ts'

/** What became of the file so far. */
export type Arrival =
  | Readonly<{ step: 'none' }>
  | Readonly<{ step: 'reading'; sent: number; size: number }>
  | Readonly<{ step: 'opening' }>
  | Readonly<{ step: 'passphrase'; ticket: string; error: unknown }>
  | Readonly<{ step: 'opened'; ticket: string; preview: BundlePreview }>
  | Readonly<{ step: 'refused'; message: string | null; error: unknown }>

/** A file on its way into the core: its bytes, its password, its content. Leaving the page forgets it. */
export function useArrival() {
  const api = useApi()
  const [arrival, setArrival] = useState<Arrival>({ step: 'none' })
  const held = useRef<{ ticket: string; stop: AbortController } | null>(null)

  const forget = () => {
    const last = held.current
    held.current = null
    last?.stop.abort()
    if (last) void api.bundles.discard({ ticket: last.ticket }).catch(() => {})
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: on leaving, whatever is held then
  useEffect(() => forget, [])

  const open = async (ticket: string, passphrase: string | null) => {
    setArrival({ step: 'opening' })
    try {
      const preview = await api.bundles.open({ ticket, passphrase })
      setArrival({ step: 'opened', ticket, preview })
    } catch (error) {
      const code = errorCode(error)
      if (code === 'bundle_passphrase_needed') setArrival({ step: 'passphrase', ticket, error: null })
      else if (code === 'bundle_wrong_passphrase') setArrival({ step: 'passphrase', ticket, error })
      else setArrival({ step: 'refused', message: null, error })
    }
  }
  const choose = async (file: File | null) => {
    forget()
    if (!file) return setArrival({ step: 'none' })
    const stop = new AbortController()
    const onProgress = (sent: number) => setArrival({ step: 'reading', sent, size: file.size })
    onProgress(0)
    try {
      const ticket = await api.bundles.arrive({ size: file.size })
      held.current = { ticket, stop }
      const reply = await sendBundle(ticket, file, { onProgress, signal: stop.signal })
      if (stop.signal.aborted) return
      if (reply.ok) await open(ticket, null)
      else setArrival({ step: 'refused', message: reply.message, error: null })
    } catch (error) {
      if (!stop.signal.aborted) setArrival({ step: 'refused', message: null, error })
    }
  }
  return { arrival, choose, open, clear: () => choose(null) }
}
