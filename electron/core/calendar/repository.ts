import { z } from 'zod'
import {
  calendarYearSchema,
  type WorkWeek,
  workWeekSchema,
  type YearVersion,
  yearVersionSchema,
} from '#shared/calendar/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const versionRow = z
  .object({ data: jsonColumn(calendarYearSchema) })
  .loose()
  .transform((row) => yearVersionSchema.parse(row))

const VERSION = 'SELECT data, version, reason, at, by FROM calendar_versions'

/** The newest version of each year the office has saved. */
export const listNewest = (db: ReadDb): YearVersion[] =>
  allRows(
    db,
    versionRow,
    `${VERSION} v WHERE version = (SELECT max(version) FROM calendar_versions WHERE year = v.year) ORDER BY year DESC`,
  )

export const listVersions = (db: ReadDb, year: number): YearVersion[] =>
  allRows(db, versionRow, `${VERSION} WHERE year = ? ORDER BY version DESC`, year)

export const insertVersion = (db: WriteDb, { data, version, reason, at, by }: YearVersion) =>
  db
    .prepare('INSERT INTO calendar_versions (year, version, data, reason, at, by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(data.year, version, JSON.stringify(data), reason, at, by)

const weekRow = z.strictObject({ week: workWeekSchema.nullable() })

/** The week last chosen for a case, or for the office when `caseId` is null; null when none was. */
export const readWeek = (db: ReadDb, caseId: string | null): WorkWeek | null =>
  oneRow(db, weekRow, 'SELECT week FROM work_weeks WHERE case_id IS ? ORDER BY seq DESC LIMIT 1', caseId)?.week ?? null

type NewWeek = Readonly<{ caseId: string | null; week: WorkWeek | null; reason: string; at: Instant; by: string }>

export const insertWeek = (db: WriteDb, { caseId, week, reason, at, by }: NewWeek) =>
  db
    .prepare('INSERT INTO work_weeks (case_id, week, reason, at, by) VALUES (?, ?, ?, ?, ?)')
    .run(caseId, week, reason, at, by)
