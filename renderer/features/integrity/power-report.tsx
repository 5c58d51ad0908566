import { useEffect } from 'react'
import { useApi } from '#renderer/rpc/use-core.ts'

/** Battery Status API (W3C), in Chromium only; its types left TypeScript's DOM library. */
type Battery = EventTarget & Readonly<{ charging: boolean }>
type WithBattery = Readonly<{ getBattery?: () => Promise<Battery> }>

/** Tells the core whether the computer runs on battery, so that the quiet check spares it. Shows nothing. */
export function PowerReport() {
  const api = useApi()
  useEffect(() => {
    const leave = new AbortController()
    void (async () => {
      const battery = await (navigator as WithBattery).getBattery?.()
      if (!battery || leave.signal.aborted) return
      const tell = () => void api.integrity.reportPower({ onBattery: !battery.charging }).catch(() => undefined)
      battery.addEventListener('chargingchange', tell, { signal: leave.signal })
      tell()
    })().catch(() => undefined)
    return () => leave.abort()
  }, [api])
  return null
}
