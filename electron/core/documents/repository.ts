import { z } from 'zod'
import {
  type Document,
  type DocumentFields,
  type DocumentSummary,
  documentFieldsSchema,
  documentSchema,
  type Signer,
  signerSchema,
} from '#shared/documents/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import { listRevisions } from './revisions.ts'

const { shape } = documentSchema
const rowSchema = z
  .strictObject({
    id: shape.id,
    case_id: shape.caseId,
    interview_id: shape.interviewId,
    kind: shape.kind,
    state: shape.state,
    title: shape.title,
    fields: jsonColumn(documentFieldsSchema),
    signers: jsonColumn(z.array(signerSchema)),
    created_at: shape.createdAt,
    created_by: shape.createdBy,
    changed_at: shape.changedAt,
    finalized_at: shape.finalizedAt,
    content_sha256: shape.contentSha256,
  })
  .transform(({ case_id, interview_id, created_at, created_by, changed_at, finalized_at, content_sha256, ...row }) => ({
    ...row,
    caseId: case_id,
    interviewId: interview_id,
    createdAt: created_at,
    createdBy: created_by,
    changedAt: changed_at,
    finalizedAt: finalized_at,
    contentSha256: content_sha256,
  }))

export function findDocument(db: ReadDb, id: string): Document | null {
  const row = oneRow(db, rowSchema, 'SELECT * FROM documents WHERE id = ?', id)
  return row && { ...row, revisions: listRevisions(db, id) }
}

/** Newest first. */
export const listDocuments = (db: ReadDb, caseId: string): DocumentSummary[] =>
  allRows(db, rowSchema, 'SELECT * FROM documents WHERE case_id = ? ORDER BY created_at DESC, rowid DESC', caseId).map(
    ({ fields, signers, ...row }) => ({
      ...row,
      number: fields.number,
      signerCount: signers.length,
      signedCount: signedFields(db, row.id, signers),
    }),
  )

function signedFields(db: ReadDb, id: string, signers: readonly Signer[]): number {
  const signed = new Set(listRevisions(db, id).flatMap((revision) => revision.fields))
  return signers.filter(({ field }) => signed.has(field)).length
}

export type NewDocument = Omit<Document, 'state' | 'changedAt' | 'finalizedAt' | 'contentSha256' | 'revisions'>

export const insertDocument = (db: WriteDb, document: NewDocument): void =>
  void db
    .prepare(
      `INSERT INTO documents (id, case_id, interview_id, kind, state, title, fields, signers, created_at, created_by, changed_at)
       VALUES (@id, @caseId, @interviewId, @kind, 'draft', @title, @fields, @signers, @createdAt, @createdBy, @createdAt)`,
    )
    .run({ ...document, fields: JSON.stringify(document.fields), signers: JSON.stringify(document.signers) })

export type Change = Readonly<{ fields: DocumentFields; signers: readonly Signer[]; at: Instant }>

export const updateDraft = (db: WriteDb, id: string, { fields, signers, at }: Change): void =>
  void db
    .prepare('UPDATE documents SET fields = ?, signers = ?, changed_at = ? WHERE id = ?')
    .run(JSON.stringify(fields), JSON.stringify(signers), at, id)

export type Freezing = Readonly<{ signers: readonly Signer[]; contentSha256: string; at: Instant }>

export const freeze = (db: WriteDb, id: string, { signers, contentSha256, at }: Freezing): void =>
  void db
    .prepare(
      `UPDATE documents SET state = 'final', signers = ?, content_sha256 = ?, finalized_at = ?, changed_at = ?
       WHERE id = ?`,
    )
    .run(JSON.stringify(signers), contentSha256, at, at, id)

export const deleteDraft = (db: WriteDb, id: string): void =>
  void db.prepare('DELETE FROM documents WHERE id = ?').run(id)
