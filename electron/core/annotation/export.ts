import { createHash } from 'node:crypto'
import { redactedPixels, toDrawing } from '#shared/annotation/picture.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { addDerived, readEvidence } from '../evidence/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { assertNoReporter, type PlacedText } from '../reports/leak-check.ts'
import { proveRedaction } from './prove-redaction.ts'
import { findRevision } from './repository.ts'
import { requireChangeable } from './subject-picture.ts'

export type ExportPorts = Pick<Ports, 'now' | 'newId' | 'rasterizer'>

/**
 * Draws one revision into a fresh PNG, proves its redactions on the very bytes that will be kept, and adds them as
 * derived evidence. What is not proven is not kept. Errors as declared by the contract.
 */
export async function exportFlattened(
  session: Session,
  ports: ExportPorts,
  { evidenceId, revision }: Readonly<{ evidenceId: EvidenceId; revision: number }>,
): Promise<Evidence> {
  requireChangeable(session.db, evidenceId)
  const saved = findRevision(session.db, evidenceId, revision)
  if (!saved) throw new AppError('annotation_revision_not_found')
  if (saved.shapes.length === 0) throw new AppError('annotation_empty')
  const { evidence, bytes } = await readEvidence(session, evidenceId)
  const title = `${[...evidence.title].slice(0, 260).join('')} (anotasi revisi ${revision})`
  // What is drawn into a picture no later check can read: here is the last place to look.
  await assertNoReporter(session, ports, {
    kind: 'annotation',
    subject: evidenceId,
    texts: drawnTexts(saved.shapes, title),
  })
  const size = await ports.rasterizer.probe(bytes)
  const covers = redactedPixels(saved.shapes, size)
  const png = await ports.rasterizer.flatten(bytes, toDrawing(saved.shapes, size))
  const proof = await proveRedaction(png, covers, size)
  return addDerived(session, ports, {
    from: evidenceId,
    bytes: png,
    name: `${evidence.number || 'bukti'}-anotasi-r${revision}.png`,
    title,
    mime: 'image/png',
    kind: 'image',
    ...size,
    origin: 'annotation',
    details: {
      revision,
      annotationSha256: saved.revision.sha256,
      sha256Before: evidence.sha256,
      sha256After: createHash('sha256').update(png).digest('hex'),
      redactions: proof.rectangles,
      redactedPixels: proof.pixels,
    },
  })
}

const drawnTexts = (shapes: readonly Shape[], title: string): PlacedText[] => [
  { place: 'judul gambar', text: title },
  ...shapes
    .filter((shape) => shape.kind === 'text')
    .map(({ text }, index) => ({ place: `tulisan ke-${index + 1} pada gambar`, text })),
]
