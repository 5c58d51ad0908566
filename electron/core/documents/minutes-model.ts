import { z } from 'zod'
import { documentKindSchema } from '#shared/documents/model.ts'
import type { PrintedAnchor } from './print-anchor.ts'

const text = z.string()
/** Label and value of one line of an identity, e.g. ["NIP", "…"]. */
const identitySchema = z.array(z.tuple([text, text]))

/** One correction as the reader sees it. `replaced` is the wording struck out. */
const correctionSchema = z.strictObject({ replaced: text, note: text })

const exchangeSchema = z.strictObject({
  number: z.number().int().positive(),
  question: text,
  /** As it counts after the read-back. */
  answer: text,
  corrections: z.array(correctionSchema),
  /** Exhibit numbers shown with the question. */
  exhibits: z.array(text),
})

const exhibitSchema = z.strictObject({
  number: text,
  title: text,
  kind: text,
  /** When, where and with what captured, as far as known; empty when nothing is. */
  captured: text,
  sha256: text,
  /** Name of the picture given beside the model, or null. */
  image: text.nullable(),
  /** e.g. "Pertanyaan nomor 3 dan 4"; empty when no question shows it. */
  shownAt: text,
})

const signatureBlockSchema = z.strictObject({ field: text, role: text, name: text, nip: text })

/**
 * Everything a berita acara says, as plain JSON: what is hashed, attached to the PDF and given to the template. There is
 * no place for a reporter in it, and strict objects keep it so.
 */
export const minutesModelSchema = z.strictObject({
  schema: z.literal('saksama/berita-acara/1'),
  kind: documentKindSchema,
  /** Names the document in the footer, e.g. the case number and the beginning of the id. */
  reference: text,
  letterhead: z.strictObject({
    government: text,
    agency: text,
    address: text,
    contact: text,
    /** Name of the picture given beside the model, or null. */
    logo: text.nullable(),
  }),
  marking: text,
  title: text,
  number: text,
  opening: text,
  examiners: z.array(z.strictObject({ role: text, identity: identitySchema })),
  authority: text,
  subject: identitySchema,
  allegation: text,
  /** Who else was there. */
  others: z.array(z.strictObject({ role: text, identity: identitySchema })),
  /** Identity check, health, willingness. */
  preliminaries: text,
  /** Why there are no questions; empty after an ordinary hearing. */
  declined: text,
  exchanges: z.array(exchangeSchema),
  /** Beginning, pauses and end. */
  course: text,
  readBack: text,
  refusalSpace: z.boolean(),
  closing: text,
  placeAndDate: text,
  signers: z.array(signatureBlockSchema),
  annex: z.array(exhibitSchema).nullable(),
  /** Head of the audit log when the text was made: short form. */
  auditHead: text,
})
export type MinutesModel = z.infer<typeof minutesModelSchema>

/** How it is printed; not part of the content. Lengths in mm. */
export type MinutesLayout = Readonly<{
  paper: 'A4' | 'F4'
  font: 'Tinos' | 'Arimo'
  margins: Readonly<{ top: number; right: number; bottom: number; left: number }>
  draft: boolean
  /** SHA-256 of the canonical model; empty in a draft. */
  contentSha256: string
  /** Printed on the first page, outside of the content. */
  anchor: PrintedAnchor | null
}>
