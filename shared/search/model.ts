import { z } from 'zod'
import { idSchema } from '#shared/kernel/id.ts'

/** What can be found. A hit leads to a screen; an exchange leads to its interview. */
export const searchKindSchema = z.enum(['case', 'report', 'evidence', 'exchange', 'document', 'person'])
export type SearchKind = z.infer<typeof searchKindSchema>

/** Part of a text; `match` where it holds what was looked for. */
export const snippetPartSchema = z.strictObject({ text: z.string(), match: z.boolean() })
export type SnippetPart = z.infer<typeof snippetPartSchema>

export const searchHitSchema = z.strictObject({
  kind: searchKindSchema,
  id: idSchema,
  /** Null where it belongs to no case yet. */
  caseId: idSchema.nullable(),
  /** The interview of an exchange; null for everything else. */
  parentId: idSchema.nullable(),
  title: z.string(),
  snippet: z.array(snippetPartSchema),
})
export type SearchHit = z.infer<typeof searchHitSchema>
