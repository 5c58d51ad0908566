import { useEffect, useRef, useState } from 'react'
import { showError, useApi } from '#renderer/rpc/use-core.ts'

export type ChainCheck = Readonly<{
  checked: number
  total: number
  done: boolean
  brokenAt: number | null
  reason: string
}>

/** Walks the chain in the core and follows its progress; leaving the screen ends the walk. */
export function useChainCheck() {
  const api = useApi()
  const [check, setCheck] = useState<ChainCheck | null>(null)
  const [running, setRunning] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const walk = async (control: AbortController) => {
    setRunning(true)
    setCheck(null)
    try {
      for await (const step of await api.audit.verify(undefined, { signal: control.signal })) setCheck(step)
    } catch (error) {
      if (!control.signal.aborted) showError(error)
      setCheck(null)
    }
    setRunning(false)
  }
  const start = () => {
    stop.current?.abort()
    stop.current = new AbortController()
    void walk(stop.current)
  }
  return { check, running, start, cancel: () => stop.current?.abort() }
}
