export type MicrophoneProblem = 'denied' | 'none' | 'busy' | 'lost' | 'unsupported' | 'failed'

const MIMES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

/** The first kind of sound this browser can record, or null. */
export function pickMime(): string | null {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return null
  return MIMES.find((mime) => MediaRecorder.isTypeSupported(mime)) ?? null
}

/** Opens the chosen microphone, or any when that one is gone. */
export async function openMicrophone(deviceId: string | null): Promise<MediaStream> {
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  if (deviceId === null) return navigator.mediaDevices.getUserMedia({ audio })
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { ...audio, deviceId: { exact: deviceId } } })
  } catch (error) {
    if (nameOf(error) !== 'OverconstrainedError' && nameOf(error) !== 'NotFoundError') throw error
    return navigator.mediaDevices.getUserMedia({ audio })
  }
}

/** Names of Media Capture and Streams § 10.2 (getUserMedia). */
const PROBLEMS: Readonly<Record<string, MicrophoneProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
export const problemOf = (error: unknown): MicrophoneProblem => PROBLEMS[nameOf(error)] ?? 'failed'

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '')
