import type { StructureProblem } from '#shared/signing/model.ts'
import { openPdf, type PdfFile } from '../../pdf/file.ts'
import { isSigned, signatureFields } from '../../pdf/form.ts'
import { PdfSyntaxError } from '../../pdf/parse.ts'
import { endsRevision, type Revision, tileRevisions } from '../../pdf/revisions.ts'
import { explainsAnotherSignature } from './rules/another-signature.ts'
import { sectionListsExactly } from './rules/honest-section.ts'

export type LaterRevision = Readonly<{ end: number; problem: StructureProblem | null }>

/**
 * Every revision behind `from`, each explained by a rule or named as a problem. Nothing behind the end of the first
 * signature is believed: what stands there is read byte by byte and compared with what the cross-references claim.
 */
export function laterRevisions(file: PdfFile, from: number, signatureEnds: ReadonlySet<number>): LaterRevision[] {
  const { bytes } = file
  if (!endsRevision(bytes.subarray(0, from))) return [{ end: bytes.length, problem: 'broken_references' }]
  const tiled = attempt(() => tileRevisions(bytes, from, file.lengthOf))
  if (!tiled) return [{ end: bytes.length, problem: 'trailing_bytes' }]
  return tiled.map((revision) => ({ end: revision.end, problem: problemOf(bytes, revision, signatureEnds) }))
}

function problemOf(bytes: Uint8Array, revision: Revision, ends: ReadonlySet<number>): StructureProblem | null {
  const before = attempt(() => openPdf(bytes.subarray(0, revision.start)))
  const after = attempt(() => openPdf(bytes.subarray(0, revision.end)))
  if (!before || !after) return 'broken_references'
  const honest = sectionListsExactly(revision, before)
  if (honest) return honest
  if (signedNames(before).some((name) => !signedNames(after).includes(name))) return 'removed_signature'
  const explained = attempt(() => explainsAnotherSignature({ before, after, revision, ends }))
  return explained ? null : 'unexplained_revision'
}

const signedNames = (file: PdfFile) =>
  (attempt(() => signatureFields(file)) ?? []).filter(isSigned).map(({ name }) => name)

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null
    throw error
  }
}

/**
 * Objects in the part that the first signature covers which no cross-reference knows although their number is in use:
 * readers that scan a file would show another document than readers that follow the table.
 */
export function hasDuplicates(file: PdfFile): boolean {
  const tiled = attempt(() => tileRevisions(file.bytes, 0, file.lengthOf))
  if (!tiled) return false
  return tiled.some(({ objects, section }) => {
    const numbers = new Set<number>()
    return objects.some(({ n, start }) => {
      const twice = numbers.has(n)
      numbers.add(n)
      const entry = section.entries.get(n)
      return twice || (entry?.kind === 'offset' && entry.offset !== start)
    })
  })
}
