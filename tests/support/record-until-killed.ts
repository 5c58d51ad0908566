import { stdout } from 'node:process'
import { openHearing, realChunks, running } from './create-hearing.ts'

/** A child process: records into the folder it is given and tells each acknowledged chunk, until it is killed. */
const hearing = await openHearing(process.argv[2]!)
const { id: interviewId } = await running(hearing)
const { mimeType, chunks } = await realChunks()
const { recordingId } = await hearing.api.interviews.startRecording({ interviewId, mimeType })
stdout.write(`${interviewId}\n`)
for (const [seq, base64] of chunks.entries()) {
  await hearing.api.interviews.appendChunk({ recordingId, seq, atMs: (seq + 1) * 1000, base64 })
  stdout.write(`${seq}\n`)
  // Leaves the parent time to read and to strike somewhere within the next commit.
  await new Promise((resolve) => setTimeout(resolve, 3))
}
setInterval(() => {}, 1000)
