import { useEffect, useState } from 'react'

const EVERY_MS = 100
/** Root mean square below which a room is silent to us. */
const SILENCE = 0.004
const SILENT_AFTER_MS = 8000

/** Loudness of the stream 0…100 and whether nothing was heard for a while. */
export function useLevel(stream: MediaStream | null): Readonly<{ level: number; silent: boolean }> {
  const [level, setLevel] = useState(0)
  const [silent, setSilent] = useState(false)
  useEffect(() => {
    setLevel(0)
    setSilent(false)
    if (!stream) return
    const audio = new AudioContext()
    const analyser = audio.createAnalyser()
    analyser.fftSize = 1024
    const source = audio.createMediaStreamSource(stream)
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let heardAt = performance.now()
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
      if (rms > SILENCE) heardAt = performance.now()
      setSilent(performance.now() - heardAt > SILENT_AFTER_MS)
      // Decibels from -60 (nothing) to 0 (full scale): loudness as the ear takes it.
      setLevel(Math.round(Math.min(100, Math.max(0, (20 * Math.log10(rms + 1e-6) + 60) * (100 / 60)))))
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      source.disconnect()
      void audio.close()
    }
  }, [stream])
  return { level, silent }
}
