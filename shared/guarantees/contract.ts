import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { blockedAttemptSchema, offlineRuleSchema } from './model.ts'

/** What keeps the program silent, what was held back, and how that can be tried. */
export const guaranteesContract = {
  /** From the configuration in force, not from a text about it. */
  rules: procedure.output(z.array(offlineRuleSchema)),
  /** Since the program started, newest first; the same thing twice counts up. */
  attempts: procedure.output(z.array(blockedAttemptSchema)),
  /** The page saw its own policy at work. */
  notePolicy: procedure
    .input(
      z.strictObject({
        directive: z.string().regex(/^[a-z-]{1,60}$/),
        /** Scheme and host, or the keyword the browser gives. */
        target: z.string().max(200),
        tested: z.boolean(),
      }),
    )
    .output(z.void()),
}
