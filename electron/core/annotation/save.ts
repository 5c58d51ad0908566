import { createHash } from 'node:crypto'
import type { AnnotationRevision } from '#shared/annotation/model.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { noteCustody } from '../evidence/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { insertRevision, newestRevision } from './repository.ts'
import { requireChangeable } from './subject-picture.ts'

export type SaveInput = Readonly<{ evidenceId: EvidenceId; baseRevision: number; shapes: readonly Shape[] }>

/** Adds a revision; the same shapes again add none. Throws `annotation_conflict` when the base is not the newest. */
export function saveRevision(session: Session, ports: Pick<Ports, 'now'>, input: SaveInput): AnnotationRevision {
  const { evidenceId, baseRevision, shapes } = input
  requireChangeable(session.db, evidenceId)
  const newest = newestRevision(session.db, evidenceId)
  if ((newest?.revision ?? 0) !== baseRevision) throw new AppError('annotation_conflict')
  const json = canonicalJson(shapes)
  const sha256 = createHash('sha256').update(json).digest('hex')
  if (newest?.sha256 === sha256) return newest
  const at = toInstant(ports.now())
  const revision = {
    revision: baseRevision + 1,
    savedAt: at,
    savedBy: session.user.name,
    shapeCount: shapes.length,
    redactionCount: shapes.filter(({ kind }) => kind === 'redaction').length,
    sha256,
  }
  const { savedAt: _at, savedBy: _by, ...details } = revision
  session.commit({ action: 'annotation.saved', subject: evidenceId, details }, (db) => {
    insertRevision(db, evidenceId, revision, json)
    if (startsSitting(newest, session.user.name, at))
      noteCustody(db, evidenceId, { at, actor: session.user.name, action: 'annotated', detail: '' })
  })
  return revision
}

const SITTING_MS = 60 * 60 * 1000

/** Autosave makes a revision every few seconds; the chain of custody names each sitting once. */
const startsSitting = (newest: AnnotationRevision | null, actor: string, at: Instant): boolean =>
  newest === null || newest.savedBy !== actor || Date.parse(at) - Date.parse(newest.savedAt) > SITTING_MS
