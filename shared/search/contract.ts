import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { searchHitSchema, searchKindSchema } from './model.ts'

/** The whole vault by words: cases, people, evidence, questions and answers, documents. Never reporters. */
export const searchContract = {
  find: procedure
    .input(
      z.strictObject({
        text: lineSchema(200, 0),
        /** Null = every kind. */
        kind: searchKindSchema.nullable(),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(
      z.strictObject({
        hits: z.array(searchHitSchema),
        /** Records that are not in the index yet, as after a large import. */
        pending: z.number().int().nonnegative(),
      }),
    ),
}
