import { z } from 'zod'
import { AppError } from '#shared/kernel/app-error.ts'
import type { ReadDb } from '../kernel/database.ts'
import { oneRow } from '../kernel/sql.ts'

/** What is recorded now, or not yet one sealed file, cannot go along. Throws AppError `recording_running`. */
export function requireNoRecording(db: ReadDb, caseId: string): void {
  const running = oneRow(
    db,
    z.strictObject({ n: z.number() }),
    `SELECT count(*) AS n FROM recordings r JOIN interviews i ON i.id = r.interview_id WHERE i.case_id = ?
     AND (r.ended_at IS NULL OR EXISTS (SELECT 1 FROM recording_chunks c WHERE c.recording_id = r.id))`,
    caseId,
  )
  if (running && running.n > 0) throw new AppError('recording_running')
}
