import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

/** Revision 0 is the bare picture; each save adds the next number and changes none before it. */
export const revisionNumberSchema = z.number().int().nonnegative()

export const annotationRevisionSchema = z.strictObject({
  revision: z.number().int().positive(),
  savedAt: instantSchema,
  savedBy: z.string(),
  shapeCount: z.number().int().nonnegative(),
  redactionCount: z.number().int().nonnegative(),
  /** Of the shapes as canonical JSON (RFC 8785). */
  sha256: hexSchema(32),
})
export type AnnotationRevision = z.infer<typeof annotationRevisionSchema>
