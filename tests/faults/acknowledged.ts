import { z } from 'zod'

const id = z.string().regex(/^[0-9a-f]{32}$/)
const count = z.number().int().nonnegative()

/** What a child process was told by its core, and told its parent in turn: from then on it may not be lost. */
export const acknowledgementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('evidence'), id, sha256: z.string() }),
  z.strictObject({ kind: z.literal('annotation'), evidenceId: id, revision: count, shapes: z.string() }),
  z.strictObject({ kind: z.literal('chunk'), interviewId: id, recordingId: id, seq: count }),
  z.strictObject({ kind: z.literal('signature'), documentId: id, field: z.string() }),
  z.strictObject({ kind: z.literal('backup'), set: z.string() }),
  z.strictObject({ kind: z.literal('rotation'), epoch: count }),
])
export type Acknowledgement = z.infer<typeof acknowledgementSchema>

export const ACTIVITIES = ['import', 'annotation', 'recording', 'signing', 'backup', 'rotation'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** Lines of a child: `starting`, `ready`, then acknowledgements as JSON; the last one may be cut short. */
export const readAcknowledgements = (lines: readonly string[]): Acknowledgement[] =>
  lines.flatMap((line) => {
    if (!line.startsWith('{') || !line.endsWith('}')) return []
    return [acknowledgementSchema.parse(JSON.parse(line))]
  })
