import { implement } from '@orpc/server'
import { interviewsContract } from '#shared/interviews/contract.ts'
import type { Recording, RecordingId } from '#shared/interviews/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import {
  addExchange,
  confirmExchange,
  correctExchange,
  linkEvidence,
  moveExchange,
  removeExchange,
  restoreExchange,
  saveExchange,
} from './exchanges.ts'
import { type FinaliseDeps, finaliseRecording } from './finalise.ts'
import { prepareInterview, updateInterviewPreparation } from './preparing.ts'
import { listRecordings } from './recording-rows.ts'
import { appendChunk, endRecordingRow, startRecording } from './recordings.ts'
import { createRemux } from './remux.ts'
import { requireInterview, summariesOf } from './service.ts'
import {
  beginReadBack,
  concludeInterview,
  concludeReadBack,
  finishInterview,
  perform,
  startInterview,
} from './steps.ts'

export type InterviewsDeps = Readonly<{
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId' | 'workerFile' | 'logger'>
  addRecordingEvidence: FinaliseDeps['addRecordingEvidence']
}>

/** What ends recordings needs; also for `finaliseLeftovers` at unlock. */
export const createFinaliseDeps = ({ ports, addRecordingEvidence }: Omit<InterviewsDeps, 'requireSession'>) =>
  ({ ports, addRecordingEvidence, remux: createRemux(ports) }) satisfies FinaliseDeps

export function createInterviewsHandlers(deps: InterviewsDeps) {
  const os = implement(interviewsContract)
  const { ports } = deps
  const finalise = createFinaliser(deps)
  const context = () => ({ session: deps.requireSession(), ports })

  return os.router({
    list: os.list.handler(({ input }) => summariesOf(context().session.db, input.caseId)),
    get: os.get.handler(({ input }) => requireInterview(context().session.db, input.id)),
    prepare: os.prepare.handler(({ input }) => prepareInterview(context().session, ports, input)),
    update: os.update.handler(({ input }) => updateInterviewPreparation(context().session, input)),

    start: os.start.handler(({ input: { id, ...opening } }) => startInterview(context(), id, opening)),
    markAbsent: os.markAbsent.handler(({ input: { id, note } }) =>
      perform(context(), { id, step: 'mark_absent', note }),
    ),
    pause: os.pause.handler(({ input: { id, note } }) => perform(context(), { id, step: 'pause', note })),
    resume: os.resume.handler(({ input: { id } }) => perform(context(), { id, step: 'resume' })),
    finish: os.finish.handler(({ input: { id } }) => finishInterview(context(), id)),
    beginReadBack: os.beginReadBack.handler(({ input: { id } }) => beginReadBack(context(), id)),
    concludeReadBack: os.concludeReadBack.handler(({ input }) => concludeReadBack(context(), input)),
    conclude: os.conclude.handler(({ input: { id } }) => concludeInterview(context(), id)),

    addExchange: os.addExchange.handler(({ input }) => addExchange(context(), input)),
    saveExchange: os.saveExchange.handler(({ input }) => saveExchange(context(), input)),
    removeExchange: os.removeExchange.handler(({ input }) => removeExchange(context(), input.id)),
    restoreExchange: os.restoreExchange.handler(({ input }) => restoreExchange(context(), input.id)),
    moveExchange: os.moveExchange.handler(({ input }) => moveExchange(context(), input.id, input.to)),
    linkEvidence: os.linkEvidence.handler(({ input }) => linkEvidence(context(), input.exchangeId, input.evidenceIds)),
    confirmExchange: os.confirmExchange.handler(({ input }) => confirmExchange(context(), input.id)),
    correctExchange: os.correctExchange.handler(({ input }) => correctExchange(context(), input)),

    startRecording: os.startRecording.handler(({ input }) => ({
      recordingId: startRecording(context(), input.interviewId, input.mimeType),
    })),
    appendChunk: os.appendChunk.handler(({ input: { base64, ...chunk } }) => ({
      nextSeq: appendChunk(context(), { ...chunk, bytes: Buffer.from(base64, 'base64') }),
    })),
    endRecording: os.endRecording.handler(({ input: { recordingId, reason } }) => {
      endRecordingRow(context(), recordingId, reason)
      return finalise(recordingId)
    }),
    listRecordings: os.listRecordings.handler(({ input: { interviewId } }) => {
      const { db } = context().session
      requireInterview(db, interviewId)
      return listRecordings(db, interviewId)
    }),
  })
}

/** Ending the same recording twice at once waits for one and the same finalisation. */
function createFinaliser(deps: InterviewsDeps): (id: RecordingId) => Promise<Recording> {
  const running = new Map<RecordingId, Promise<Recording>>()
  const finaliseDeps = createFinaliseDeps(deps)
  return (id) => {
    const already = running.get(id)
    if (already) return already
    const begun = finaliseRecording(finaliseDeps, deps.requireSession(), id).finally(() => running.delete(id))
    running.set(id, begun)
    return begun
  }
}
