import type { InterviewId, RecordingEnd, RecordingId, SoundMark } from '#shared/interviews/model.ts'
import { type ChunkQueue, createChunkQueue } from './chunk-queue.ts'
import { type MicrophoneProblem, openMicrophone, pickMime, problemOf } from './microphone.ts'

export type RecorderState = Readonly<{
  phase: 'off' | 'starting' | 'recording' | 'stopping'
  problem: MicrophoneProblem | null
  /** `performance.now()` at the start of the running recording. */
  since: number | null
  stream: MediaStream | null
  /** Seconds not yet acknowledged. */
  waiting: number
}>

export type RecorderPort = Readonly<{
  begin(interviewId: InterviewId, mimeType: string): Promise<RecordingId>
  append(chunk: Readonly<{ recordingId: RecordingId; seq: number; atMs: number; base64: string }>): Promise<unknown>
  end(recordingId: RecordingId, reason: RecordingEnd): Promise<unknown>
  isFinal(error: unknown): boolean
}>

type Running = Readonly<{ id: RecordingId; media: MediaRecorder; queue: ChunkQueue; stopped: Promise<void> }>
export type Recorder = ReturnType<typeof createRecorder>

const SLICE_MS = 1000
const RETRY_MS = 3000
const SEALING_PATIENCE_MS = 2000
/** Speech in opus; about 22 MB an hour. */
const BITS_PER_SECOND = 48_000
const OFF: RecorderState = { phase: 'off', problem: null, since: null, stream: null, waiting: 0 }

/**
 * Keeps a hearing recorded for as long as that is wanted: a microphone that is missing, busy or pulled out ends the running
 * recording and the next one begins by itself as soon as it is back. The hearing never waits for it.
 */
export function createRecorder(interviewId: InterviewId, port: RecorderPort) {
  let state = OFF
  let running: Running | null = null
  let wanted: Readonly<{ deviceId: string | null }> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const set = (patch: Partial<RecorderState>) => {
    state = { ...state, ...patch }
    for (const listener of listeners) listener()
  }

  async function begin(): Promise<void> {
    if (!wanted || state.phase !== 'off') return
    set({ phase: 'starting' })
    const mimeType = pickMime()
    if (mimeType === null) return give(null, 'unsupported')
    let stream: MediaStream | null = null
    try {
      stream = await openMicrophone(wanted.deviceId)
      if (!wanted) return give(stream, null)
      running = run(stream, mimeType, await port.begin(interviewId, mimeType))
      set({ phase: 'recording', problem: null, since: performance.now(), stream, waiting: 0 })
    } catch (error) {
      give(stream, problemOf(error))
    }
  }

  /** Back to "off" with the reason; another try follows unless only the user can help. */
  function give(stream: MediaStream | null, problem: MicrophoneProblem | null): void {
    closeStream(stream)
    set({ ...OFF, problem })
    clearTimeout(retry)
    if (wanted && problem !== 'denied' && problem !== 'unsupported') retry = setTimeout(() => void begin(), RETRY_MS)
  }

  function run(stream: MediaStream, mimeType: string, id: RecordingId): Running {
    const media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    const queue = createChunkQueue(
      { append: (chunk) => port.append({ recordingId: id, ...chunk }), isFinal: port.isFinal },
      (waiting) => set({ waiting }),
    )
    const from = performance.now()
    media.ondataavailable = ({ data }) => data.size > 0 && queue.add(Math.round(performance.now() - from), data)
    const stopped = new Promise<void>((resolve) => {
      media.onstop = () => resolve()
    })
    for (const track of stream.getTracks()) track.onended = () => void finish('device_lost')
    media.onerror = () => void finish('device_lost')
    media.start(SLICE_MS)
    return { id, media, queue, stopped }
  }

  async function finish(reason: RecordingEnd): Promise<void> {
    const current = running
    if (!current) return
    running = null
    const { stream } = state
    set({ phase: 'stopping' })
    if (current.media.state !== 'inactive') current.media.stop()
    await current.stopped
    closeStream(stream)
    await current.queue.drained()
    const ended = port.end(current.id, reason).catch(() => undefined)
    // Sealing hours of sound may take a while; it goes on in the core and nobody needs to wait for it.
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, SEALING_PATIENCE_MS))])
    give(null, reason === 'device_lost' ? 'lost' : null)
  }

  const onDeviceChange = () => {
    if (state.phase === 'off' && wanted) void begin()
  }
  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(deviceId: string | null): Promise<void> {
      wanted = { deviceId }
      clearTimeout(retry)
      navigator.mediaDevices?.addEventListener('devicechange', onDeviceChange)
      return begin()
    },
    /** Resolves when every second is acknowledged; the sealed file may follow a little later. */
    async stop(reason: 'finished' | 'paused'): Promise<void> {
      wanted = null
      clearTimeout(retry)
      navigator.mediaDevices?.removeEventListener('devicechange', onDeviceChange)
      await finish(reason)
      set({ problem: null })
    },
    /** Where in the running recording we are now. */
    mark(): SoundMark | null {
      if (!running || state.since === null) return null
      return { recordingId: running.id, offsetMs: Math.max(0, Math.round(performance.now() - state.since)) }
    },
  }
}

function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.onended = null
    track.stop()
  }
}
