import { z } from 'zod'
import { instantSchema } from '#shared/kernel/instant.ts'
import { type MonitoringTeam, teamDataSchema, teamIdSchema, teamSchema } from '#shared/monitoring/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn } from '../kernel/sql.ts'

const teamRow = z
  .strictObject({ id: teamIdSchema, data: jsonColumn(teamDataSchema), changedAt: instantSchema })
  .transform(({ data, ...row }) => teamSchema.parse({ ...row, ...data }))

/** Active ones first. */
export const listTeams = (db: ReadDb): MonitoringTeam[] =>
  allRows(
    db,
    teamRow,
    `SELECT id, data, changed_at AS changedAt FROM monitoring_teams ORDER BY data ->> 'active' DESC, data ->> 'name'`,
  )

export const storeTeam = (db: WriteDb, { id, changedAt, ...data }: MonitoringTeam) =>
  db
    .prepare(
      `INSERT INTO monitoring_teams (id, data, changed_at) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET data = excluded.data, changed_at = excluded.changed_at`,
    )
    .run(id, JSON.stringify(data), changedAt)
