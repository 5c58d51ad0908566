import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { cleanText } from '#shared/kernel/text.ts'

export const bundleIdSchema = defineId('BundleId')
export type BundleId = z.infer<typeof bundleIdSchema>

/** An age X25519 recipient (https://age-encryption.org/v1), as it is pasted: spaces and line ends do not matter. */
export const recipientSchema = z
  .string()
  .max(400)
  .overwrite((text) => cleanText(text).replace(/\s+/g, '').toLowerCase())
  .regex(/^age1[0-9a-z]{58}$/)

/** Who may open a bundle: keys of people, or whoever knows a password. */
export const addresseesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recipients'), recipients: z.array(recipientSchema).min(1).max(20) }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(1024) }),
])
export type Addressees = z.infer<typeof addresseesSchema>

/** Whose signing key it is: a user's of this vault, somebody's who was confirmed before, or nobody's we know. */
export const standingSchema = z.enum(['own', 'confirmed', 'unknown'])

export const senderSchema = z.strictObject({
  name: z.string(),
  agency: z.string(),
  /** Twelve words that stand for the signing key, to be compared by voice. */
  words: z.array(z.string()),
  standing: standingSchema,
  /** Under which name the key is known here; empty when it is not. */
  knownAs: z.string(),
})
export type Sender = z.infer<typeof senderSchema>

/** Somebody whose key was confirmed, and where he can be sent to. */
export const contactSchema = z.strictObject({
  publicKey: z.string(),
  name: z.string(),
  recipient: z.string(),
  words: z.array(z.string()),
  confirmedAt: instantSchema,
  confirmedBy: z.string(),
})
export type Contact = z.infer<typeof contactSchema>

/** What a bundle holds, before anything of it is taken in. */
export const bundlePreviewSchema = z.strictObject({
  bundleId: bundleIdSchema,
  caseNumber: z.string(),
  caseTitle: z.string(),
  subjectNames: z.array(z.string()),
  evidence: z.number().int(),
  interviews: z.number().int(),
  documents: z.number().int(),
  /** Entries of the sender's audit log that concern the case. */
  entries: z.number().int(),
  /** Of the sealed files. */
  bytes: z.number().int(),
  sentAt: instantSchema,
  sender: senderSchema,
  /** The same case is in this vault under this number; null when it is not. */
  alreadyHere: z.string().nullable(),
  /** The number is taken here: this case will get the next one. */
  renumbered: z.boolean(),
})
export type BundlePreview = z.infer<typeof bundlePreviewSchema>

/** How a case came here. */
export const handoverSchema = z.strictObject({
  bundleId: bundleIdSchema,
  senderName: z.string(),
  sentAt: instantSchema,
  receivedAt: instantSchema,
  receivedBy: z.string(),
  formerNumber: z.string(),
  /** Reports that got another number here. */
  formerReports: z.array(z.strictObject({ former: z.string(), number: z.string() })),
  /** The newest entry of the sender's audit log, as twelve words. */
  head: z.strictObject({ seq: z.number().int(), words: z.array(z.string()) }),
})
export type Handover = z.infer<typeof handoverSchema>

export const bundleProgressSchema = z.strictObject({
  stage: z.enum(['checking', 'database', 'files', 'done']),
  bytes: z.number(),
  totalBytes: z.number(),
})
export type BundleProgress = z.infer<typeof bundleProgressSchema>

export const receivedSchema = z.strictObject({ caseId: caseIdSchema, number: z.string(), formerNumber: z.string() })
