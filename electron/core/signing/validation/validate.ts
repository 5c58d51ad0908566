import { createHash, X509Certificate } from 'node:crypto'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { DocumentFacts, SignatureFacts, StructureProblem } from '#shared/signing/model.ts'
import { openPdf, type PdfFile } from '../../pdf/file.ts'
import { isSigned, signatureFields } from '../../pdf/form.ts'
import { asName, sameValue } from '../../pdf/objects.ts'
import { PdfSyntaxError } from '../../pdf/parse.ts'
import { endsRevision } from '../../pdf/revisions.ts'
import { claimOf, parsePdfDate } from './claimed-time.ts'
import { cmsFacts } from './cms-facts.ts'
import { certificationLevel, type EmbeddedSignature, embeddedSignatures } from './embedded-signature.ts'
import { hasDuplicates, type LaterRevision, laterRevisions } from './later-changes.ts'
import { certificateFacts, judgeTrust, type TrustedRoot } from './trust.ts'

/** PEM or DER of trusted roots, and the moment of the check. Plain data: it crosses to a worker. */
export type Trust = Readonly<{
  roots: readonly Readonly<{ pem: string; origin: TrustedRoot['origin'] }>[]
  now: Instant
}>

/** From bytes alone to facts. Never throws for what stands in the file: `problems` says `unreadable`. */
export function validatePdf(bytes: Uint8Array, trust: Trust): DocumentFacts {
  const base = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
  try {
    return { ...base, ...readFacts(openPdf(bytes), trust) }
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    return { ...base, fields: [], signatures: [], problems: ['unreadable'] }
  }
}

function readFacts(file: PdfFile, trust: Trust): Omit<DocumentFacts, 'sha256' | 'size'> {
  const fields = signatureFields(file).map((field) => ({
    name: field.name,
    label: field.label,
    signed: isSigned(field),
  }))
  if (file.trailer.entries.has('Encrypt')) return { fields, signatures: [], problems: ['encrypted'] }
  const embedded = embeddedSignatures(file)
  const ends = new Set(embedded.flatMap(({ range }) => (range ? [range.end] : [])))
  const firstEnd = Math.min(...ends, file.bytes.length)
  const later = firstEnd < file.bytes.length ? laterRevisions(file, firstEnd, ends) : []
  const roots = trust.roots.map(({ pem, origin }) => ({ certificate: new X509Certificate(pem), origin }))
  const signatures = embedded.map((signature) =>
    signatureFacts(signature, { file, later, roots, now: new Date(trust.now) }),
  )
  return { fields, signatures: inOrder(signatures), problems: problemsOf(file, later, firstEnd) }
}

function problemsOf(file: PdfFile, later: readonly LaterRevision[], firstEnd: number): StructureProblem[] {
  const found = new Set(later.flatMap(({ problem }) => (problem ? [problem] : [])))
  if (hasDuplicates(openPdf(file.bytes.subarray(0, firstEnd)))) found.add('duplicate_objects')
  if (!endsRevision(file.bytes)) found.add('trailing_bytes')
  return [...found]
}

type Context = Readonly<{ file: PdfFile; later: readonly LaterRevision[]; roots: readonly TrustedRoot[]; now: Date }>

function signatureFacts(signature: EmbeddedSignature, context: Context): SignatureFacts {
  const { file } = context
  const { range, contents, dict, field } = signature
  const cms = cmsFacts({
    contents,
    covered: range ? [file.bytes.subarray(0, range.holeStart), file.bytes.subarray(range.holeEnd, range.end)] : [],
    needsCertificateAttribute: asName(dict.entries.get('SubFilter')) === 'ETSI.CAdES.detached',
  })
  const claimed = parsePdfDate(signature.claimed)
  return {
    field: field.name,
    label: field.label,
    coverage: coverageOf(file, signature),
    digestMatches: range !== null && cms.digestMatches,
    signatureMatches: cms.signatureMatches,
    attributesSound: cms.attributesSound,
    weak: cms.weak,
    laterChanges: changesAfter(range?.end ?? 0, context),
    certificate: cms.certificate ? certificateFacts(cms.certificate) : null,
    trust: cms.certificate
      ? judgeTrust({
          certificate: cms.certificate,
          others: cms.others,
          roots: context.roots,
          at: claimed ?? context.now,
        })
      : 'broken_chain',
    claimedAt: claimed ? toInstant(claimed) : null,
    claim: claimOf(claimed, cms.certificate, context.now),
    claimInOrder: true,
    certifies: certificationLevel(file, signature),
  }
}

/** The revision that ends with the signature must be a file of its own in which the field holds this very signature. */
function coverageOf(file: PdfFile, { range, field }: EmbeddedSignature): SignatureFacts['coverage'] {
  if (!range) return 'unclear'
  const bytes = file.bytes.subarray(0, range.end)
  if (!endsRevision(bytes)) return 'unclear'
  if (range.end === file.bytes.length) return 'file'
  try {
    const then = signatureFields(openPdf(bytes)).find(({ name }) => name === field.name)
    return then && sameValue(then.dict, field.dict) ? 'revision' : 'unclear'
  } catch (error) {
    if (error instanceof PdfSyntaxError) return 'unclear'
    throw error
  }
}

function changesAfter(end: number, { file, later }: Context): SignatureFacts['laterChanges'] {
  if (end === file.bytes.length) return 'none'
  const after = later.filter((revision) => revision.end > end)
  return after.length > 0 && after.every(({ problem }) => problem === null) ? 'signatures_only' : 'other'
}

/** Clocks of laptops differ; a day is more than any honest clock is off. */
const DISORDER_MS = 86_400_000

function inOrder(signatures: readonly SignatureFacts[]): SignatureFacts[] {
  const forbidsMore = signatures.findIndex(({ certifies }) => certifies === 1)
  return signatures.map((signature, i) => {
    const earlier = Math.max(
      0,
      ...signatures.slice(0, i).map(({ claimedAt }) => (claimedAt ? Date.parse(claimedAt) : 0)),
    )
    const claimed = signature.claimedAt ? Date.parse(signature.claimedAt) : earlier
    // DocMDP P=1: not even a further signature was allowed.
    const laterChanges = forbidsMore === i && i < signatures.length - 1 ? 'other' : signature.laterChanges
    return { ...signature, laterChanges, claimInOrder: claimed >= earlier - DISORDER_MS }
  })
}
