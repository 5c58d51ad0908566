import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { auditEntrySchema, auditHeadSchema } from './model.ts'

export const auditContract = {
  /** Newest first, 200 at a time; `before` is the last `seq` already shown. `subject` keeps one case or item with all that belongs to it. */
  list: procedure
    .input(
      z.strictObject({
        before: z.number().int().positive().nullable().default(null),
        action: z.string().max(60).default(''),
        subject: z.string().max(64).default(''),
        search: z.string().max(200).default(''),
        from: daySchema.nullable().default(null),
        to: daySchema.nullable().default(null),
      }),
    )
    .output(z.strictObject({ entries: z.array(auditEntrySchema), more: z.boolean() })),
  head: procedure.output(auditHeadSchema),
  /** Walks the chain; the last event has `done` and names the first broken link, if any. */
  verify: procedure.output(
    eventIterator(
      z.strictObject({
        checked: z.number(),
        total: z.number(),
        done: z.boolean(),
        brokenAt: z.number().int().nullable(),
        reason: z.string(),
      }),
    ),
  ),
}
