import { useEffect, useState } from 'react'
import { hearing } from './hearing-words.ts'

type Microphone = Readonly<{ value: string; label: string }>

/** The microphones there are; names are known only after the first permission, hence `again`. */
export function useMicrophones(again: unknown): readonly Microphone[] {
  const [found, setFound] = useState<readonly Microphone[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks for another look
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media) return
    let gone = false
    const look = async () => {
      const devices = await media.enumerateDevices().catch(() => [])
      const inputs = devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId && deviceId !== 'default')
      if (!gone)
        setFound(
          inputs.map(({ deviceId, label }, index) => ({
            value: deviceId,
            label: label || hearing.deviceNumber(index + 1),
          })),
        )
    }
    void look()
    media.addEventListener('devicechange', look)
    return () => {
      gone = true
      media.removeEventListener('devicechange', look)
    }
  }, [again])
  return found
}
