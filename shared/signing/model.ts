import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema } from '#shared/kernel/text.ts'

export const identityIdSchema = defineId('IdentityId')
export type IdentityId = z.infer<typeof identityIdSchema>

/** Keys the vault makes itself; files from outside may also hold RSA 2048–4096 and P-384. */
export const vaultKeyKindSchema = z.enum(['rsa-3072', 'ec-p256'])
export type VaultKeyKind = z.infer<typeof vaultKeyKindSchema>

/** A signing identity kept in the vault; its private key never leaves the core. */
export const identitySchema = z.strictObject({
  id: identityIdSchema,
  name: z.string(),
  nip: z.string(),
  position: z.string(),
  keyKind: vaultKeyKindSchema,
  /** Certificate serial number, hex. */
  serial: z.string(),
  /** SHA-256 of the certificate (DER), hex. */
  fingerprint: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
  createdAt: instantSchema,
})
export type Identity = z.infer<typeof identitySchema>

/** What a certificate says of its holder; read, not believed. */
export const certificateFactsSchema = z.strictObject({
  commonName: z.string(),
  organization: z.string(),
  /** Whole distinguished name, RFC 4514. */
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  /** SHA-256 of the certificate (DER), hex. */
  fingerprint: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
  /** E.g. "RSA 3072", "ECDSA P-256". */
  keyKind: z.string(),
})
export type CertificateFacts = z.infer<typeof certificateFactsSchema>

/** A root the office decided to trust for documents from elsewhere. */
export const trustedRootSchema = z.strictObject({
  fingerprint: z.string(),
  subject: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
  addedAt: instantSchema,
  pem: z.string(),
})
export type TrustedRoot = z.infer<typeof trustedRootSchema>

export const witnessSchema = z.strictObject({
  name: lineSchema(150),
  nip: lineSchema(30, 0),
  position: lineSchema(200, 0),
})
export type Witness = z.infer<typeof witnessSchema>

/** Somebody would not sign: recorded with witnesses, the document stands without that signature. */
export const refusalSchema = z.strictObject({
  field: z.string(),
  reason: z.string(),
  witnesses: z.array(witnessSchema).min(1),
  at: instantSchema,
})
export type Refusal = z.infer<typeof refusalSchema>

/** Field names are made by `addSignatureFields`; files from outside may carry any. */
export const fieldNameSchema = z.string().min(1).max(300)

// ── facts: what the bytes say, without judgement ──

/** Where the chain of the signing certificate ends. */
const trustSchema = z.enum(['agency', 'added', 'self_signed', 'unknown_issuer', 'broken_chain', 'not_checked'])

const signatureFactsSchema = z.strictObject({
  field: z.string(),
  /** Tooltip of the field: who was expected to sign. */
  label: z.string(),
  /** `revision`: all bytes up to the end of its own revision but for the hole; `file`: to the end of the file. */
  coverage: z.enum(['file', 'revision', 'unclear']),
  digestMatches: z.boolean(),
  signatureMatches: z.boolean(),
  /** content-type, message-digest and signing certificate attributes present and consistent. */
  attributesSound: z.boolean(),
  /** Hash or key below what is accepted today. */
  weak: z.boolean(),
  laterChanges: z.enum(['none', 'signatures_only', 'other']),
  certificate: certificateFactsSchema.nullable(),
  trust: trustSchema,
  /** `/M`: the signer's own claim, null when absent or unreadable. */
  claimedAt: instantSchema.nullable(),
  /** The claim against the certificate's validity. */
  claim: z.enum(['within', 'before_certificate', 'after_certificate', 'future', 'missing']),
  /** False when the claim lies clearly before the claim of the signature beneath it. */
  claimInOrder: z.boolean(),
  /** DocMDP permission when this is the certifying signature (ISO 32000-2 § 12.8.2.2). */
  certifies: z.number().int().nullable(),
})
export type SignatureFacts = z.infer<typeof signatureFactsSchema>

/** What is wrong with the file as a whole, as stable words for the verdict. */
const structureProblemSchema = z.enum([
  'unreadable',
  'trailing_bytes',
  'hidden_objects',
  'duplicate_objects',
  'broken_references',
  'unexplained_revision',
  'encrypted',
  'removed_signature',
])
export type StructureProblem = z.infer<typeof structureProblemSchema>

export const documentFactsSchema = z.strictObject({
  /** SHA-256 of the whole file, hex. */
  sha256: z.string(),
  size: z.number().int(),
  /** All signature fields, in the order of the form. */
  fields: z.array(z.strictObject({ name: z.string(), label: z.string(), signed: z.boolean() })),
  /** In signing order. */
  signatures: z.array(signatureFactsSchema),
  problems: z.array(structureProblemSchema),
})
export type DocumentFacts = z.infer<typeof documentFactsSchema>

// ── report: facts, verdict and sentences ──

/** `ok` null: cannot be known here. */
const statementSchema = z.strictObject({ ok: z.boolean().nullable(), sentence: z.string() })
export type Statement = z.infer<typeof statementSchema>

const signatureReportSchema = z.strictObject({
  facts: signatureFactsSchema,
  acceptable: z.boolean(),
  /** Four statements that are never merged into one green tick. */
  content: statementSchema,
  signer: statementSchema,
  certificate: statementSchema,
  revocation: statementSchema,
})
export type SignatureReport = z.infer<typeof signatureReportSchema>

export const verificationReportSchema = z.strictObject({
  /** Every required signer signed, all intact, nothing unexplained, and trusted wherever trust was asked for. */
  acceptable: z.boolean(),
  /** One sentence for the whole file. */
  summary: z.string(),
  /** Everything that stands against the file, as sentences; empty when acceptable. */
  reasons: z.array(z.string()),
  signatures: z.array(signatureReportSchema),
  /** Expected signers whose field is empty and who are not recorded as refusing. */
  unsigned: z.array(z.strictObject({ field: z.string(), label: z.string() })),
  laterChanges: statementSchema,
  trustChecked: z.boolean(),
  sha256: z.string(),
  size: z.number().int(),
})
export type VerificationReport = z.infer<typeof verificationReportSchema>

export const fieldStateSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  state: z.enum(['signed', 'empty', 'refused']),
  refusal: refusalSchema.nullable(),
})
export type FieldState = z.infer<typeof fieldStateSchema>
