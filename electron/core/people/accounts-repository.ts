import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import {
  type Account,
  accountSchema,
  type EmployeeRecord,
  employeeIdSchema,
  employeeRecordSchema,
} from '#shared/people/register.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const evidenceRef = z.strictObject({
  id: evidenceIdSchema,
  number: z.string(),
  title: z.string(),
  caseId: caseIdSchema.nullable(),
})

const accountRow = z
  .object({ evidence: jsonColumn(evidenceRef).nullable() })
  .loose()
  .transform((row) => accountSchema.parse(row))

const SELECT = `
  SELECT a.id, a.employee_id AS employeeId, a.platform, a.account, a.url, a.state, a.note, a.changed_at AS changedAt,
    a.changed_by AS changedBy,
    (SELECT json_object('id', e.id, 'number', coalesce(e.number, ''), 'title', e.title, 'caseId', e.case_id)
      FROM evidence e WHERE e.id = a.evidence_id) AS evidence
  FROM employee_accounts a`

export const findAccount = (db: ReadDb, id: string): Account | null =>
  oneRow(db, accountRow, `${SELECT} WHERE a.id = ?`, id)

export const accountsOf = (db: ReadDb, employeeId: string): Account[] =>
  allRows(
    db,
    accountRow,
    `${SELECT} WHERE a.employee_id = ? ORDER BY a.state = 'withdrawn', a.changed_at DESC`,
    employeeId,
  )

const holderRow = z
  .strictObject({ id: employeeIdSchema, name: z.string(), nip: z.string(), state: z.string() })
  .transform(({ state, ...holder }) => ({ ...holder, evidenced: state === 'evidenced' }))
export type Holder = z.output<typeof holderRow>

/** Whose account it is, by the register; withdrawn links do not count. */
export const findAccountsByKey = (db: ReadDb, keys: readonly string[]): Holder[] =>
  keys.length === 0
    ? []
    : allRows(
        db,
        holderRow,
        `SELECT p.id, p.name, p.nip, max(a.state) AS state FROM employee_accounts a JOIN employees p ON p.id = a.employee_id
         WHERE a.state <> 'withdrawn' AND a.account_key IN (${keys.map(() => '?').join(', ')}) GROUP BY p.id ORDER BY p.name`,
        ...keys,
      )

/** The holder of a NIP; nothing says yet that an account is his. */
export const findEmployeesByNip = (db: ReadDb, nip: string): Holder[] =>
  nip === '' ? [] : allRows(db, holderRow, `SELECT id, name, nip, 'claimed' AS state FROM employees WHERE nip = ?`, nip)

export const hasLiveAccount = (db: ReadDb, employeeId: string, key: string): boolean =>
  oneRow(
    db,
    z.strictObject({ id: z.string() }),
    `SELECT id FROM employee_accounts WHERE employee_id = ? AND account_key = ? AND state <> 'withdrawn'`,
    employeeId,
    key,
  ) !== null

export const evidenceExists = (db: ReadDb, id: string): boolean =>
  oneRow(
    db,
    z.strictObject({ id: z.string() }),
    'SELECT id FROM evidence WHERE id = ? AND withdrawn_at IS NULL',
    id,
  ) !== null

export const insertAccount = (
  db: WriteDb,
  account: Readonly<{
    id: string
    employeeId: string
    platform: string
    account: string
    url: string
    key: string
    evidenceId: string | null
    note: string
    at: Instant
    by: string
  }>,
) =>
  db
    .prepare(
      `INSERT INTO employee_accounts (id, employee_id, platform, account, url, account_key, state, evidence_id, note, changed_at, changed_by)
       VALUES (:id, :employeeId, :platform, :account, :url, :key, :state, :evidenceId, :note, :at, :by)`,
    )
    .run({ ...account, state: account.evidenceId === null ? 'claimed' : 'evidenced' })

export const changeAccount = (
  db: WriteDb,
  id: string,
  change: Readonly<{ state: Account['state']; evidenceId: string | null; note: string; at: Instant; by: string }>,
) =>
  db
    .prepare(
      `UPDATE employee_accounts SET state = :state, evidence_id = coalesce(:evidenceId, evidence_id), note = :note,
         changed_at = :at, changed_by = :by WHERE id = :id`,
    )
    .run({ id, ...change })

const caseRow = employeeRecordSchema.shape.cases.element
const reportRow = employeeRecordSchema.shape.reports.element

/** Cases in which the person is a subject, by NIP. */
export const casesOf = (db: ReadDb, nip: string): EmployeeRecord['cases'] =>
  nip === ''
    ? []
    : allRows(
        db,
        caseRow.extend({ openedAt: instantSchema }),
        `SELECT DISTINCT c.id, c.number, c.title, c.state, c.opened_at AS openedAt FROM cases c JOIN subjects s ON s.case_id = c.id
         WHERE s.person ->> 'nip' = ? ORDER BY c.opened_at DESC`,
        nip,
      )

/** Reports that name the person or one of his accounts. */
export const reportsOf = (db: ReadDb, nip: string, employeeId: string): EmployeeRecord['reports'] =>
  allRows(
    db,
    reportRow,
    `SELECT DISTINCT r.id, r.number, r.state, r.data ->> 'account' AS account FROM reports r JOIN report_keys k ON k.report_id = r.id
     WHERE (k.kind = 'nip' AND k.key = :nip AND :nip <> '')
       OR (k.kind = 'account' AND k.key IN (SELECT account_key FROM employee_accounts WHERE employee_id = :id AND state <> 'withdrawn'))
     ORDER BY r.received_at DESC LIMIT 100`,
    { nip, id: employeeId },
  )
