import type { StructureProblem } from '#shared/signing/model.ts'
import type { PdfFile } from '../../../pdf/file.ts'
import { asInteger, asName, asRef, asStream, sameValue } from '../../../pdf/objects.ts'
import type { IndirectObject } from '../../../pdf/parse.ts'
import type { Revision } from '../../../pdf/revisions.ts'
import type { XrefSection } from '../../../pdf/xref.ts'

/**
 * The cross-references of a revision name exactly the objects that stand in it, at their places, and continue the
 * revision before. Null when all is well.
 */
export function sectionListsExactly({ objects, section }: Revision, before: PdfFile): StructureProblem | null {
  const { trailer, entries } = section
  const continues =
    asInteger(trailer.entries.get('Prev')) === before.sections[0]?.offset &&
    asRef(trailer.entries.get('Root'))?.n === before.root.n &&
    !trailer.entries.has('XRefStm') &&
    sameValue(trailer.entries.get('Info'), before.trailer.entries.get('Info'))
  if (!continues || trailer.entries.has('Encrypt')) return 'broken_references'
  const found = new Set<number>()
  for (const object of objects) {
    const problem = found.has(object.n) ? 'duplicate_objects' : misplaced(object, section, before)
    if (problem) return problem
    found.add(object.n)
  }
  const dangling = [...entries].some(([n, entry]) => (entry.kind === 'free' ? n !== 0 : !found.has(n)))
  return dangling ? 'broken_references' : null
}

function misplaced(
  { n, g, start, value }: IndirectObject,
  section: XrefSection,
  before: PdfFile,
): StructureProblem | null {
  const entry = section.entries.get(n)
  const isXref = asName(asStream(value)?.dict.entries.get('Type')) === 'XRef'
  if (!entry) return isXref ? null : before.entry(n) ? 'duplicate_objects' : 'hidden_objects'
  return entry.kind === 'offset' && entry.offset === start && entry.g === g ? null : 'duplicate_objects'
}
