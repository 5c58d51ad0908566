import { notifications } from '@mantine/notifications'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useBeforeLock, useKeepUnlocked } from '#renderer/rpc/before-lock.ts'
import { errorCode } from '#renderer/rpc/errors.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Api } from '#shared/contract.ts'
import type { InterviewId } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'
import { createRecorder, type Recorder, type RecorderPort, type RecorderState } from './recorder.ts'

const LOCK_PATIENCE_MS = 5000
const FINAL = ['recording_ended', 'recording_not_found', 'chunk_differs', 'chunk_gap']

/** The recorder of one hearing; ends properly before a lock and when the page is left. */
export function useRecorder(interviewId: InterviewId): Readonly<{ recorder: Recorder; state: RecorderState }> {
  const api = useApi()
  const recorder = useMemo(() => createRecorder(interviewId, portOf(api)), [api, interviewId])
  const state = useSyncExternalStore(recorder.subscribe, recorder.get)
  useEffect(
    () => () => {
      if (recorder.get().phase === 'recording') notifications.show({ message: hearing.leaving, autoClose: 10_000 })
      void recorder.stop('paused')
    },
    [recorder],
  )
  const recording = state.phase === 'recording' || state.phase === 'stopping'
  useKeepUnlocked(recording ? hearing.keepUnlocked : null)
  // The lock must come even when the core does not answer; what was acknowledged is recovered at the next unlock.
  useBeforeLock(() => Promise.race([recorder.stop('paused'), new Promise((go) => setTimeout(go, LOCK_PATIENCE_MS))]))
  useEffect(() => {
    if (!recording) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [recording])
  return { recorder, state }
}

const portOf = (api: Api): RecorderPort => ({
  async begin(interviewId, mimeType) {
    try {
      return (await api.interviews.startRecording({ interviewId, mimeType })).recordingId
    } catch (error) {
      if (errorCode(error) !== 'recording_running') throw error
      // Left open by a page that went away without a word.
      const open = (await api.interviews.listRecordings({ interviewId })).filter(({ endedAt }) => endedAt === null)
      for (const { id } of open) await api.interviews.endRecording({ recordingId: id, reason: 'recovered' })
      return (await api.interviews.startRecording({ interviewId, mimeType })).recordingId
    }
  },
  append: (chunk) => api.interviews.appendChunk(chunk),
  end: (recordingId, reason) => api.interviews.endRecording({ recordingId, reason }),
  isFinal: (error) => FINAL.includes(errorCode(error) ?? ''),
})
