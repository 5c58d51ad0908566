import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { platformSchema, reportIdSchema } from '#shared/reports/model.ts'

export const evidenceIdSchema = defineId('EvidenceId')
export type EvidenceId = z.infer<typeof evidenceIdSchema>

/** From magic bytes, never from the name. `other` is kept, shown as a card, exportable. */
export const mediaKindSchema = z.enum(['image', 'pdf', 'audio', 'video', 'text', 'other'])
export type MediaKind = z.infer<typeof mediaKindSchema>

/** What the file itself says that a careful reader must know; each has an Indonesian sentence in the page. */
export const noticeSchema = z.enum([
  'extension_mismatch',
  'empty',
  'truncated',
  'unreadable_image',
  'huge_image',
  'animated',
  'cmyk',
  'svg_as_text',
  'encrypted_pdf',
  'pdf_active_content',
  'archive',
  'encrypted_archive',
  'high_compression',
])
export type Notice = z.infer<typeof noticeSchema>

export const evidenceOriginSchema = z.enum(['paste', 'drop', 'dialog', 'recording', 'annotation'])

/** How the item was captured, as far as people told us (SNI ISO/IEC 27037). */
export const captureSchema = z.strictObject({
  platform: platformSchema.nullable(),
  account: lineSchema(200, 0),
  url: lineSchema(2000, 0),
  captured: zonedSchema.nullable(),
  capturedBy: lineSchema(150, 0),
  device: lineSchema(200, 0),
})
export type Capture = z.infer<typeof captureSchema>

export const evidenceSchema = z.strictObject({
  id: evidenceIdSchema,
  caseId: caseIdSchema.nullable(),
  reportId: reportIdSchema.nullable(),
  /** Exhibit number within its case, e.g. `B-3`, derived ones `B-3.1`. Empty while still with a report. */
  number: z.string(),
  title: lineSchema(300),
  originalName: z.string(),
  kind: mediaKindSchema,
  mime: z.string(),
  size: z.number().int().nonnegative(),
  sha256: hexSchema(32),
  /** Pixels after orientation; images only. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  notices: z.array(noticeSchema),
  origin: evidenceOriginSchema,
  derivedFrom: evidenceIdSchema.nullable(),
  capture: captureSchema,
  note: proseSchema(5000),
  importedAt: instantSchema,
  importedBy: z.string(),
  verifiedAt: instantSchema.nullable(),
  /** Null when never verified since import. */
  verifiedOk: z.boolean().nullable(),
  withdrawnAt: instantSchema.nullable(),
  withdrawReason: z.string(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** One line of the chain of custody: who touched the item, when, how. */
export const custodySchema = z.strictObject({
  at: instantSchema,
  actor: z.string(),
  action: z.enum([
    'imported',
    'viewed',
    'verified',
    'mismatch',
    'described',
    'annotated',
    'exported',
    'used',
    'moved',
    'withdrawn',
    'restored',
    'repaired',
    'received',
  ]),
  detail: z.string(),
})
export type Custody = z.infer<typeof custodySchema>
