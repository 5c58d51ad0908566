import { z } from 'zod'
import type { Case } from '#shared/cases/model.ts'
import { type Day, daySchema, type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { momentSchema, type TimelineMoment } from '#shared/statistics/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows } from '../kernel/sql.ts'

const row = momentSchema
  .omit({ happened: true })
  .extend({ happened: z.string().nullable() })
  .transform(({ happened, ...moment }): TimelineMoment => ({ ...moment, happened: happened ? whenOf(happened) : null }))

const whenOf = (text: string): Instant | Day => (text.length === 10 ? daySchema.parse(text) : instantSchema.parse(text))

/** Each source of a case's story: when it happened, and when we wrote it down. */
const SOURCES = `
  SELECT 'report' AS kind, id, number AS title, '' AS code, coalesce(data ->> '$.seen.at', received_at) AS happened,
    created_at AS learned FROM reports WHERE case_id = @id
  UNION ALL
  SELECT 'act', id, facts ->> '$.description', '', facts ->> '$.at.at', recorded_at
    FROM acts WHERE case_id = @id AND withdrawn_at IS NULL
  UNION ALL
  SELECT 'evidence', id, number || ' · ' || title, '', capture ->> '$.captured.at', imported_at
    FROM evidence WHERE case_id = @id
  UNION ALL
  SELECT 'interview', id, '', preparation ->> '$.kind', coalesce(started_at, preparation ->> '$.scheduled.at'), created_at
    FROM interviews WHERE case_id = @id
  UNION ALL
  SELECT 'document', id, title, '', finalized_at, created_at FROM documents WHERE case_id = @id
  UNION ALL
  SELECT 'step', id, details ->> '$.number', kind, day, recorded_at
    FROM procedure_steps WHERE case_id = @id AND withdrawn_at IS NULL AND origin <> 'decision'
  UNION ALL
  SELECT 'decision', id, data ->> '$.number', 'made', decided_on, recorded_at FROM decisions
    WHERE case_id = @id AND replaced_by IS NULL
  UNION ALL
  SELECT 'decision', e.id, e.data ->> '$.number', e.kind, e.day, e.recorded_at
    FROM decision_events e JOIN decisions d ON d.id = e.decision_id
    WHERE d.case_id = @id AND d.replaced_by IS NULL AND e.withdrawn_at IS NULL`

/** Everything of a case in the order it happened; what nobody dated comes last, in the order we learned it. */
export const timelineOf = (db: ReadDb, { id }: Pick<Case, 'id'>): TimelineMoment[] =>
  allRows(db, row, `SELECT * FROM (${SOURCES}) ORDER BY happened IS NULL, happened, learned`, { id })
