import { z } from 'zod'
import { type Day, daySchema, type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { type Person, personSchema } from '#shared/people/model.ts'
import {
  type Employee,
  type EmployeeId,
  employeeIdSchema,
  employeeSchema,
  type HistoryEntry,
  historyEntrySchema,
  type Track,
  trackSchema,
} from '#shared/people/register.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, escapeLike, jsonColumn, oneRow } from '../kernel/sql.ts'
import { type Entry, type History, NO_HISTORY } from './tracks.ts'

const employeeRow = z
  .strictObject({
    id: employeeIdSchema,
    person: jsonColumn(personSchema),
    birthDay: daySchema.nullable(),
    changedAt: instantSchema,
  })
  .transform((row) => employeeSchema.parse(row))

const SELECT = 'SELECT id, person, birth_day AS birthDay, changed_at AS changedAt FROM employees'

export const findEmployee = (db: ReadDb, id: string): Employee | null =>
  oneRow(db, employeeRow, `${SELECT} WHERE id = ?`, id)

export const findByNip = (db: ReadDb, nip: string): Employee | null =>
  nip === '' ? null : oneRow(db, employeeRow, `${SELECT} WHERE nip = ?`, nip)

const countRow = z.strictObject({ count: z.number().int() })

export const countEmployees = (db: ReadDb): number =>
  oneRow(db, countRow, 'SELECT count(*) AS count FROM employees')?.count ?? 0

/** Every word must occur in the name or the NIP. */
export function searchEmployees(
  db: ReadDb,
  { search, offset, limit }: Readonly<{ search: string; offset: number; limit: number }>,
): { total: number; people: Employee[] } {
  const words = searchText(search).split(' ').filter(Boolean).slice(0, 8)
  const where = words.map(() => `search LIKE ? ESCAPE '\\'`).join(' AND ') || '1'
  const patterns = words.map((word) => `%${escapeLike(word)}%`)
  return {
    total: oneRow(db, countRow, `SELECT count(*) AS count FROM employees WHERE ${where}`, ...patterns)?.count ?? 0,
    people: allRows(
      db,
      employeeRow,
      `${SELECT} WHERE ${where} ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?`,
      ...patterns,
      limit,
      offset,
    ),
  }
}

/** What people type to find somebody: small letters without marks, a NIP without spaces. */
export const searchText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d)[\s.]+(?=\d)/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const knownRow = z
  .strictObject({ id: employeeIdSchema, person: z.string(), birthDay: z.string().nullable() })
  .transform(({ id, person, birthDay }) => ({
    id,
    person: JSON.parse(person) as Person,
    birthDay: birthDay as Day | null,
  }))
export type Known = z.output<typeof knownRow>

/** All of the register at once, for an import or a comparison; what was stored was checked when it was stored. */
export const allEmployees = (db: ReadDb): Known[] =>
  allRows(db, knownRow, 'SELECT id, person, birth_day AS birthDay FROM employees')

const entryRow = z.strictObject({
  employeeId: z.string(),
  track: trackSchema,
  validFrom: z.string().transform((day) => day as Day),
  value: z.string(),
})

const ENTRIES = `SELECT employee_id AS employeeId, track, valid_from AS validFrom, value FROM employee_history`
const IN_ORDER = 'ORDER BY valid_from, seq'

export function allHistories(db: ReadDb): Map<string, History> {
  const histories = new Map<string, Record<Track, Entry[]>>()
  for (const { employeeId, track, validFrom, value } of allRows(db, entryRow, `${ENTRIES} ${IN_ORDER}`)) {
    const history = histories.get(employeeId) ?? { identity: [], rank: [], position: [] }
    history[track].push({ validFrom, value })
    histories.set(employeeId, history)
  }
  return histories
}

export function historyOf(db: ReadDb, id: string): History {
  const rows = allRows(db, entryRow, `${ENTRIES} WHERE employee_id = ? ${IN_ORDER}`, id)
  const of = (track: Track): Entry[] =>
    rows.filter((row) => row.track === track).map(({ validFrom, value }) => ({ validFrom, value }))
  return rows.length === 0 ? NO_HISTORY : { identity: of('identity'), rank: of('rank'), position: of('position') }
}

const shownEntryRow = z
  .strictObject({
    track: trackSchema,
    validFrom: daySchema,
    value: jsonColumn(z.record(z.string(), z.string())),
    source: z.string(),
    recordedAt: instantSchema,
    recordedBy: z.string(),
  })
  .transform((row) => historyEntrySchema.parse(row))

/** Newest first, for people to read. */
export const shownHistory = (db: ReadDb, id: string): HistoryEntry[] =>
  allRows(
    db,
    shownEntryRow,
    `SELECT track, valid_from AS validFrom, value, source, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM employee_history WHERE employee_id = ? ORDER BY valid_from DESC, seq DESC`,
    id,
  )

export type StoredEmployee = Readonly<{ id: EmployeeId; person: Person; birthDay: Day | null; at: Instant }>

/** Prepared once for a whole import. */
export function employeeWriter(db: WriteDb) {
  const insert = db.prepare(
    `INSERT INTO employees (id, nip, name, search, birth_day, person, created_at, changed_at)
     VALUES (:id, :nip, :name, :search, :birthDay, :person, :at, :at)`,
  )
  const update = db.prepare(
    `UPDATE employees SET nip = :nip, name = :name, search = :search, birth_day = :birthDay, person = :person,
       changed_at = :at WHERE id = :id`,
  )
  const addEntry = db.prepare(
    `INSERT INTO employee_history (employee_id, track, valid_from, value, source, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const rowOf = ({ id, person, birthDay, at }: StoredEmployee) => ({
    id,
    nip: person.nip,
    name: person.name,
    search: `${searchText(person.name)} ${person.nip}`,
    birthDay,
    person: JSON.stringify(person),
    at,
  })
  return {
    insert: (employee: StoredEmployee) => insert.run(rowOf(employee)),
    update: (employee: StoredEmployee) => update.run(rowOf(employee)),
    addEntry: (
      id: EmployeeId,
      { track, entry, source, at, by }: { track: Track; entry: Entry; source: string; at: Instant; by: string },
    ) => addEntry.run(id, track, entry.validFrom, entry.value, source, at, by),
  }
}
export type EmployeeWriter = ReturnType<typeof employeeWriter>
