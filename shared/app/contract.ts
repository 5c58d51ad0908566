import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'

export const appContract = {
  info: procedure.output(z.strictObject({ version: z.string(), host: z.enum(['desktop', 'web', 'cli']) })),
  /** After each commit: the screens of the feature before the dot reload. `vault.locked` is told too. */
  changes: procedure.output(eventIterator(z.strictObject({ action: z.string(), subject: z.string() }))),
}
