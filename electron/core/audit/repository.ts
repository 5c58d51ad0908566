import { z } from 'zod'
import type { ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import { allRows, escapeLike, oneRow } from '#electron/core/kernel/sql.ts'
import type { ChainLink } from '#shared/audit/chain.ts'
import { type AuditEntry, auditEntrySchema } from '#shared/audit/model.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

const entryTextSchema = auditEntrySchema.omit({ hash: true })
export const parseEntryText = (text: string) => entryTextSchema.parse(JSON.parse(text))

export type Filter = Readonly<{
  before: number | null
  action: string
  subject: string
  search: string
  /** Inclusive start and exclusive end, UTC. */
  from: string | null
  to: string | null
}>

/**
 * The thing itself and what belongs to it: of a case its report, evidence, hearings and documents; of a report or an item
 * its evidence; of a hearing its exchanges and recordings. A discarded draft has no row any more: only the log knows.
 * Then the entries about any of them: those up to the newest checkpoint are filed, the few after it are looked through.
 */
const RELATED = `
  WITH
    hearings (id) AS MATERIALIZED (SELECT id FROM interviews WHERE case_id = :subject UNION SELECT :subject),
    related (id) AS MATERIALIZED (
      SELECT id FROM hearings
      UNION SELECT id FROM reports WHERE case_id = :subject
      UNION SELECT id FROM subjects WHERE case_id = :subject
      UNION SELECT id FROM evidence WHERE case_id = :subject
      UNION SELECT id FROM evidence WHERE report_id = :subject
      UNION SELECT d.id FROM evidence e JOIN evidence d ON d.case_id = e.case_id
        WHERE e.id = :subject AND d.derived_from = e.id
      UNION SELECT id FROM exchanges WHERE interview_id IN (SELECT id FROM hearings)
      UNION SELECT id FROM recordings WHERE interview_id IN (SELECT id FROM hearings)
      UNION SELECT id FROM documents WHERE case_id = :subject
      UNION SELECT subject FROM audit_log
        WHERE action = 'document.drafted' AND entry ->> '$.details.interviewId' IN (SELECT id FROM hearings)
    ),
    about (seq) AS MATERIALIZED (
      SELECT seq FROM audit_subjects WHERE subject IN (SELECT id FROM related)
      UNION SELECT seq FROM audit_log
        WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit_checkpoints) AND subject IN (SELECT id FROM related)
    )`

const listSql = (subject: string) => `
  ${subject === '' ? '' : RELATED}
  SELECT entry, hash FROM audit_log
  WHERE (:before IS NULL OR seq < :before)
    AND (:action = '' OR action = :action OR action LIKE :actionPrefix ESCAPE '\\')
    AND ${subject === '' ? ':subject = :subject' : 'seq IN (SELECT seq FROM about)'}
    AND (:search = '' OR entry LIKE :searchPattern ESCAPE '\\')
    AND (:from IS NULL OR at >= :from)
    AND (:to IS NULL OR at < :to)
  ORDER BY seq DESC LIMIT :limit`

/** Newest first. `action` is a whole action or its feature; `subject` also finds what belongs to it. */
export const listEntries = (db: ReadDb, filter: Filter, limit: number): AuditEntry[] =>
  allRows(db, z.strictObject({ entry: z.string(), hash: z.string() }), listSql(filter.subject), {
    ...filter,
    actionPrefix: `${escapeLike(filter.action)}.%`,
    searchPattern: `%${escapeLike(filter.search)}%`,
    limit,
  }).map(({ entry, hash }) => ({ ...parseEntryText(entry), hash }))

export const findHead = (db: ReadDb) =>
  oneRow(
    db,
    z.strictObject({ seq: z.number(), hash: z.string(), at: instantSchema }),
    'SELECT seq, hash, at FROM audit_log ORDER BY seq DESC LIMIT 1',
  )

/** A row as it lies there: verification itself judges every column, and a million rows leave no time to parse them twice. */
export type StoredLink = Readonly<{
  seq: number
  at: string
  actor: string
  action: string
  subject: string
  prevHash: string
  entry: string
  hash: string
}>

/** Prepared once for a walk; STRICT tables promise the types of the columns. */
export function linksReader(db: ReadDb): (after: number, limit: number) => readonly StoredLink[] {
  const statement = db.prepare(
    `SELECT seq, at, actor, action, subject, prev_hash AS prevHash, entry, hash
     FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  return (after, limit) => statement.all(after, limit) as StoredLink[]
}

const checkpointSchema = z
  .strictObject({
    seq: z.number(),
    hash: z.string(),
    at: z.string(),
    public_key: z.string(),
    user_id: z.string(),
    signature: z.instanceof(Uint8Array),
  })
  .transform(({ public_key, user_id, ...row }) => ({ ...row, publicKey: public_key, userId: user_id }))
export type StoredCheckpoint = z.infer<typeof checkpointSchema>

export const listCheckpoints = (db: ReadDb): StoredCheckpoint[] =>
  allRows(
    db,
    checkpointSchema,
    `SELECT c.seq, c.hash, c.at, c.public_key, k.user_id, c.signature
     FROM audit_checkpoints c JOIN signing_keys k USING (public_key) ORDER BY c.seq`,
  )

export const lastCheckpointSeq = (db: ReadDb): number =>
  oneRow(db, z.strictObject({ seq: z.number().nullable() }), 'SELECT max(seq) AS seq FROM audit_checkpoints')?.seq ?? 0

export function insertCheckpoint(db: WriteDb, row: Omit<StoredCheckpoint, 'userId'>): void {
  db.prepare('INSERT INTO audit_checkpoints (seq, hash, at, public_key, signature) VALUES (?, ?, ?, ?, ?)').run(
    row.seq,
    row.hash,
    row.at,
    row.publicKey,
    row.signature,
  )
}

/** Entries after `after` up to `until`, filed by what they are about. */
export function fileBySubject(db: WriteDb, after: number, until: number): void {
  db.prepare(
    'INSERT INTO audit_subjects (subject, seq) SELECT subject, seq FROM audit_log WHERE seq > ? AND seq <= ?',
  ).run(after, until)
}

const ROLLBACK = 'vault.rollback_detected'
const ACKNOWLEDGED = 'vault.rollback_acknowledged'
const DATABASE_CHECKED = 'integrity.database_checked'

/** Entries that record that an older copy of the vault was opened, and that were never accounted for. */
export const firstRollback = (db: ReadDb): number | null =>
  oneRow(
    db,
    z.strictObject({ seq: z.number().nullable() }),
    `SELECT min(seq) AS seq FROM audit_log a WHERE action = '${ROLLBACK}' AND NOT EXISTS (
       SELECT 1 FROM audit_log k WHERE k.action = '${ACKNOWLEDGED}' AND k.entry ->> '$.details.rollbackSeq' = a.seq)`,
  )?.seq ?? null

/** Both kinds of entries, newest first, as they stand in the log. */
export const listRollbackEntries = (db: ReadDb): Readonly<{ rollbacks: AuditEntry[]; acknowledged: AuditEntry[] }> => {
  const of = (action: LookedUp) => entriesOfAction(db, action, -1)
  return { rollbacks: of(ROLLBACK), acknowledged: of(ACKNOWLEDGED) }
}

/** The last time the pages of the database were read through; null when never. */
export const lastDatabaseCheck = (db: ReadDb): AuditEntry | null => entriesOfAction(db, DATABASE_CHECKED, 1)[0] ?? null

/** Of the partial index `audit_log_looked_up`, which SQLite takes only where the action stands in the query itself. */
type LookedUp = typeof ROLLBACK | typeof ACKNOWLEDGED | typeof DATABASE_CHECKED

/** Newest first. */
const entriesOfAction = (db: ReadDb, action: LookedUp, limit: number): AuditEntry[] =>
  allRows(
    db,
    z.strictObject({ entry: z.string(), hash: z.string() }),
    `SELECT entry, hash FROM audit_log WHERE action = '${action}' ORDER BY seq DESC LIMIT ?`,
    limit,
  ).map(({ entry, hash }) => ({ ...parseEntryText(entry), hash }))

export const findUserName = (db: ReadDb, id: string): string =>
  oneRow(db, z.strictObject({ name: z.string() }), 'SELECT name FROM users WHERE id = ?', id)?.name ?? ''

export const findHashAt = (db: ReadDb, seq: number) =>
  oneRow(
    db,
    z.strictObject({ hash: z.string(), at: instantSchema }),
    'SELECT hash, at FROM audit_log WHERE seq = ?',
    seq,
  )

const proofSchema = z
  .strictObject({ seq: z.number(), prev_hash: z.string(), entry: z.string(), hash: z.string() })
  .transform(({ prev_hash, ...row }) => ({ ...row, prevHash: prev_hash }))

/** The links as they are proven, oldest first. */
export const proofAfter = (db: ReadDb, seq: number, limit: number) =>
  allRows(
    db,
    proofSchema,
    'SELECT seq, prev_hash, entry, hash FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?',
    seq,
    limit,
  )

/** Of the sealed compartment: who opened or disclosed a reporter, and what was stopped because it named one. */
const COMPARTMENT = /^report\.(reporter|disclosure|leak)/

const linkSchema = z.strictObject({
  seq: z.number(),
  prevHash: z.string(),
  entry: z.string(),
  hash: z.string(),
  action: z.string(),
})

/** Links that concern a case and what belongs to it, oldest first, but for those of the sealed compartment. */
export const linksAbout = (db: ReadDb, caseId: string): ChainLink[] =>
  allRows(
    db,
    linkSchema,
    `${RELATED} SELECT seq, prev_hash AS prevHash, entry, hash, action FROM audit_log
     WHERE seq IN (SELECT seq FROM about) ORDER BY seq`,
    { subject: caseId },
  ).flatMap(({ action, ...link }) => (COMPARTMENT.test(action) ? [] : [link]))
