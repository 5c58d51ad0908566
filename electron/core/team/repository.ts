import { z } from 'zod'
import type { Instant } from '#shared/kernel/instant.ts'
import { EMPTY_TEAM, type Team, teamSchema } from '#shared/team/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { jsonColumn, oneRow } from '../kernel/sql.ts'

const row = z.strictObject({ data: jsonColumn(teamSchema) })

export const readTeam = (db: ReadDb, caseId: string): Team =>
  oneRow(db, row, 'SELECT data FROM case_teams WHERE case_id = ?', caseId)?.data ?? EMPTY_TEAM

type Written = Readonly<{ caseId: string; team: Team; at: Instant; by: string }>

export const writeTeam = (db: WriteDb, { caseId, team, at, by }: Written) =>
  db
    .prepare(
      `INSERT INTO case_teams (case_id, data, changed_at, changed_by) VALUES (?, ?, ?, ?)
       ON CONFLICT (case_id) DO UPDATE SET data = excluded.data, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    )
    .run(caseId, JSON.stringify(team), at, by)
