import { z } from 'zod'
import { ANNOTATION_FORMAT, readShapes } from '#shared/annotation/migrations.ts'
import { type AnnotationRevision, annotationRevisionSchema } from '#shared/annotation/model.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

const FACTS = `revision, saved_at AS savedAt, saved_by AS savedBy, shape_count AS shapeCount,
  redaction_count AS redactionCount, sha256`

export type SavedRevision = Readonly<{ revision: AnnotationRevision; shapes: readonly Shape[] }>

const savedSchema = annotationRevisionSchema.extend({ format: z.number().int(), shapes: z.string() }).transform(
  ({ format, shapes, ...revision }): SavedRevision => ({
    revision,
    shapes: readShapes(JSON.parse(shapes), format),
  }),
)

/** Newest first. */
export const listRevisions = (db: ReadDb, id: EvidenceId): AnnotationRevision[] =>
  allRows(
    db,
    annotationRevisionSchema,
    `SELECT ${FACTS} FROM annotation_revisions WHERE evidence_id = ? ORDER BY revision DESC`,
    id,
  )

export const newestRevision = (db: ReadDb, id: EvidenceId): AnnotationRevision | null =>
  oneRow(
    db,
    annotationRevisionSchema,
    `SELECT ${FACTS} FROM annotation_revisions WHERE evidence_id = ? ORDER BY revision DESC LIMIT 1`,
    id,
  )

/** Throws `annotation_from_newer_version`. */
export const findRevision = (db: ReadDb, id: EvidenceId, revision: number): SavedRevision | null =>
  oneRow(
    db,
    savedSchema,
    `SELECT ${FACTS}, format, shapes FROM annotation_revisions WHERE evidence_id = ? AND revision = ?`,
    id,
    revision,
  )

/** `shapes` is the canonical JSON whose hash is in `revision`. */
export const insertRevision = (db: WriteDb, id: EvidenceId, revision: AnnotationRevision, shapes: string) =>
  db
    .prepare(
      `INSERT INTO annotation_revisions
        (evidence_id, revision, format, shapes, shape_count, redaction_count, sha256, saved_at, saved_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      revision.revision,
      ANNOTATION_FORMAT,
      shapes,
      revision.shapeCount,
      revision.redactionCount,
      revision.sha256,
      revision.savedAt,
      revision.savedBy,
    )
