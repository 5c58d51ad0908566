import { z } from 'zod'
import { type Instant, instantSchema, toInstant } from '#shared/kernel/instant.ts'
import { type LeavingKind, leavingKindSchema, type Stop, stopIdSchema, stopSchema } from '#shared/reports/leaving.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

type Stopped = Readonly<{ kind: LeavingKind; subject: string; places: readonly string[] }>

const SHOWN = 50
/** A permission is for now, not for some day. */
const PERMIT_MINUTES = 60

const rowSchema = z
  .strictObject({
    id: stopIdSchema,
    kind: leavingKindSchema,
    subject: z.string(),
    places: jsonColumn(z.array(z.string())),
    at: instantSchema,
    by_name: z.string(),
    permitted_at: instantSchema.nullable(),
    permitted_by: z.string(),
    used_at: instantSchema.nullable(),
  })
  .transform(
    ({ by_name, permitted_at, permitted_by, used_at, ...row }): Stop =>
      stopSchema.parse({
        ...row,
        by: by_name,
        permittedAt: permitted_at,
        permittedBy: permitted_by,
        usedAt: used_at,
      }),
  )

export const listStops = (db: ReadDb): Stop[] =>
  allRows(db, rowSchema, 'SELECT * FROM reporter_stops ORDER BY at DESC, rowid DESC LIMIT ?', SHOWN)

export const findStop = (db: ReadDb, id: string): Stop | null =>
  oneRow(db, rowSchema, 'SELECT * FROM reporter_stops WHERE id = ?', id)

type StopPorts = Pick<Ports, 'now' | 'newId'>

/** The same output stopped again is the same stop, told anew. */
export function recordStop(session: Session, ports: StopPorts, { kind, subject, places }: Stopped): void {
  const facts = { kind, subject, places: JSON.stringify(places) }
  session.commit({ action: 'report.leak_stopped', subject, details: { kind, places: [...places] } }, (db) => {
    db.prepare(
      'DELETE FROM reporter_stops WHERE kind = :kind AND subject = :subject AND places = :places AND permitted_at IS NULL',
    ).run(facts)
    db.prepare(
      `INSERT INTO reporter_stops (id, kind, subject, places, at, by_name)
       VALUES (:id, :kind, :subject, :places, :at, :by)`,
    ).run({ ...facts, id: ports.newId(), at: toInstant(ports.now()), by: session.user.name })
  })
}

export function permitStop(db: WriteDb, id: string, { by, at }: Readonly<{ by: string; at: Instant }>): void {
  db.prepare('UPDATE reporter_stops SET permitted_at = ?, permitted_by = ? WHERE id = ?').run(at, by, id)
}

/** True when a keeper let these very places through lately; the permission is used up, and that is logged. */
export function takePermit(session: Session, ports: StopPorts, { kind, subject, places }: Stopped): boolean {
  const now = ports.now()
  const since = toInstant(new Date(now.getTime() - PERMIT_MINUTES * 60_000))
  const stop = listPermits(session.db, since).find(
    (one) => one.kind === kind && one.subject === subject && places.every((place) => one.places.includes(place)),
  )
  if (!stop) return false
  session.commit({ action: 'report.leak_let_through', subject, details: { kind, places: [...places] } }, (db) =>
    db.prepare('UPDATE reporter_stops SET used_at = ? WHERE id = ?').run(toInstant(now), stop.id),
  )
  return true
}

const listPermits = (db: ReadDb, since: Instant): Stop[] =>
  allRows(db, rowSchema, 'SELECT * FROM reporter_stops WHERE permitted_at >= ? AND used_at IS NULL', since)
