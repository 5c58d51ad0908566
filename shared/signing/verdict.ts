import type {
  DocumentFacts,
  SignatureFacts,
  SignatureReport,
  Statement,
  StructureProblem,
  VerificationReport,
} from './model.ts'
import {
  certificateStatement,
  claimReason,
  contentReasons,
  PROBLEMS,
  REVOCATION,
  signerStatement,
} from './sentences.ts'

export type Judging = Readonly<{
  /** False: nobody gave roots, so that trust is stated as unchecked and not held against the file. */
  trustChecked: boolean
  /** Fields whose signer is recorded as refusing. */
  refused?: readonly string[]
}>

/** Facts → verdict → sentences. Anything not known to be good counts against the file. */
export function judge(facts: DocumentFacts, { trustChecked, refused = [] }: Judging): VerificationReport {
  const signatures = facts.signatures.map((signature) => judgeSignature(signature, trustChecked))
  const unsigned = facts.fields
    .filter(({ name, signed }) => !signed && !refused.includes(name))
    .map(({ name, label }) => ({ field: name, label }))
  const laterChanges = laterStatement(facts)
  const reasons = [
    ...facts.problems.map((problem) => PROBLEMS[problem]),
    ...(facts.signatures.length === 0 && !facts.problems.includes('unreadable')
      ? ['Berkas ini tidak memuat tanda tangan elektronik.']
      : []),
    ...facts.signatures.flatMap((signature) => reasonsOf(signature, trustChecked)),
    ...unsigned.map(({ field, label }) => `${label || field} belum menandatangani.`),
  ]
  return {
    acceptable: reasons.length === 0,
    summary: summaryOf({ facts, reasons, unsigned, signatures, trustChecked }),
    reasons: [...new Set(reasons)],
    signatures,
    unsigned,
    laterChanges,
    trustChecked,
    sha256: facts.sha256,
    size: facts.size,
  }
}

function judgeSignature(facts: SignatureFacts, trustChecked: boolean): SignatureReport {
  const broken = contentReasons(facts)
  const content: Statement = {
    ok: broken.length === 0,
    sentence:
      broken[0] ??
      (facts.laterChanges === 'none'
        ? 'Isi utuh: tidak ada satu bita pun yang berubah sejak ditandatangani.'
        : 'Isi utuh: setelahnya hanya ada tanda tangan lain pada tempat yang sudah disiapkan.'),
  }
  return {
    facts,
    acceptable: reasonsOf(facts, trustChecked).length === 0,
    content,
    signer: signerStatement(facts),
    certificate: certificateStatement(facts, trustChecked),
    revocation: REVOCATION,
  }
}

function reasonsOf(facts: SignatureFacts, trustChecked: boolean): string[] {
  const certificate = certificateStatement(facts, trustChecked)
  const claim = claimReason(facts)
  const found = [
    ...contentReasons(facts),
    ...(claim ? [claim] : []),
    ...(certificate.ok === false ? [certificate.sentence] : []),
  ]
  return found.map((reason) => `${facts.label || facts.field}: ${reason}`)
}

const LATER_PROBLEMS: readonly StructureProblem[] = [
  'unexplained_revision',
  'trailing_bytes',
  'hidden_objects',
  'duplicate_objects',
  'broken_references',
  'removed_signature',
]

function laterStatement({ problems, signatures }: DocumentFacts): Statement {
  const found = problems.find((problem) => LATER_PROBLEMS.includes(problem))
  if (found) return { ok: false, sentence: PROBLEMS[found] }
  if (signatures.length === 0)
    return { ok: null, sentence: 'Tanpa tanda tangan, perubahan pada berkas tidak dapat diketahui.' }
  return { ok: true, sentence: 'Tidak ada perubahan setelah tanda tangan terakhir.' }
}

type Outcome = Pick<VerificationReport, 'reasons' | 'unsigned' | 'signatures' | 'trustChecked'> & {
  facts: DocumentFacts
}

function summaryOf({ facts, reasons, unsigned, signatures, trustChecked }: Outcome): string {
  if (facts.problems.includes('unreadable')) return 'Berkas ini tidak dapat dibaca sebagai PDF.'
  if (signatures.length === 0) return 'Berkas ini belum ditandatangani secara elektronik.'
  if (reasons.length === 0)
    return trustChecked
      ? `Isi utuh dan ${signatures.length} tanda tangan dapat diterima.`
      : `Isi utuh dan ${signatures.length} tanda tangan cocok; penerbit sertifikat belum diperiksa.`
  if (reasons.length === unsigned.length)
    return `Isi utuh, tetapi ${unsigned.length} dari ${facts.fields.length} penanda tangan belum menandatangani.`
  return 'Berkas ini tidak dapat diterima. Lihat alasannya di bawah.'
}
