import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { interviewIdSchema } from '#shared/interviews/model.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { defineId, idSchema } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { paperSchema } from '#shared/settings/model.ts'

export const documentIdSchema = defineId('DocumentId')
export type DocumentId = z.infer<typeof documentIdSchema>

export const documentKindSchema = z.enum(['clarification_minutes', 'examination_minutes'])
export type DocumentKind = z.infer<typeof documentKindSchema>

/** A final text never changes again; that it is signed follows from its revisions and the signing records. */
export const documentStateSchema = z.enum(['draft', 'final'])
export type DocumentState = z.infer<typeof documentStateSchema>

/** On whose authority the hearing is held: the examiner's own, a written order, or words of the officer's choice. */
export const authoritySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('order'), number: lineSchema(120, 0), day: daySchema.nullable() }),
  z.strictObject({ kind: z.literal('text'), text: proseSchema(2000) }),
])
export type Authority = z.infer<typeof authoritySchema>

/** What the officer settles in the draft; everything else comes from hearing, case and settings. */
export const documentFieldsSchema = z.strictObject({
  /** Letter number; empty = none is printed. */
  number: lineSchema(120, 0),
  /** Null = the paper of the settings. */
  paper: paperSchema.nullable(),
  /** Date of the opening sentence in words (customary) or digits. */
  dateStyle: z.enum(['words', 'digits']),
  authority: authoritySchema,
  /** How the examiners speak of themselves: `Saya` or `Tim Pemeriksa`. */
  examinerVoice: z.enum(['single', 'team']),
  /** Place before the date above the signatures. */
  place: lineSchema(80, 0),
  /** Null = the day the hearing ended. */
  signedDay: daySchema.nullable(),
  includeAnnex: z.boolean(),
  /** Witnesses and companions sign too. */
  othersSign: z.boolean(),
  /** Prints room for reason and witnesses in case the person examined will not sign. */
  refusalSpace: z.boolean(),
  closing: proseSchema(2000),
})
export type DocumentFields = z.infer<typeof documentFieldsSchema>

/** One prepared signature field, in signing order. */
export const signerSchema = z.strictObject({
  /** Name of the field in the PDF, e.g. `ttd-1-terperiksa`. */
  field: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
  /** e.g. "Ketua Tim Pemeriksa". */
  role: z.string(),
  name: z.string(),
  nip: z.string(),
})
export type Signer = z.infer<typeof signerSchema>

export const revisionSchema = z.strictObject({
  /** From 1. */
  n: z.number().int().positive(),
  kind: z.enum(['final', 'signed']),
  /** Also the id for `/media/<id>`. */
  blobId: idSchema,
  sha256: hexSchema(32),
  size: z.number().int().nonnegative(),
  at: instantSchema,
  by: z.string(),
  /** The fields this revision signed: none for the final text, several where they came back at once. */
  fields: z.array(z.string()),
})
export type Revision = z.infer<typeof revisionSchema>

export const documentSchema = z.strictObject({
  id: documentIdSchema,
  caseId: caseIdSchema,
  interviewId: interviewIdSchema,
  kind: documentKindSchema,
  state: documentStateSchema,
  /** For lists and file names, e.g. "Berita Acara Klarifikasi – Contoh Nama". */
  title: z.string(),
  fields: documentFieldsSchema,
  /** As they are now (draft) or were at finalising. */
  signers: z.array(signerSchema),
  createdAt: instantSchema,
  createdBy: z.string(),
  changedAt: instantSchema,
  finalizedAt: instantSchema.nullable(),
  /** SHA-256 of the canonical content, as printed in the footer; null while a draft. */
  contentSha256: z.string().nullable(),
  revisions: z.array(revisionSchema),
})
export type Document = z.infer<typeof documentSchema>

export const documentSummarySchema = documentSchema
  .omit({ fields: true, signers: true, revisions: true })
  .extend({ number: z.string(), signerCount: z.number().int(), signedCount: z.number().int() })
export type DocumentSummary = z.infer<typeof documentSummarySchema>

/** The rendered draft: exactly what finalising would print, with the draft mark over it. */
export const previewSchema = z.strictObject({
  mediaId: idSchema,
  pages: z.number().int().positive(),
  /** Characters no font has, printed as `[U+XXXX]`; each once. */
  replacedCharacters: z.array(z.string()),
})
