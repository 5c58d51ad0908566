import { note } from './measure.ts'
import type { Section } from './run.ts'

/** The last two lines of the table that are not measured here, so that nobody takes their absence for success. */
export const section: Section = {
  name: 'bundle',
  run: async () => [
    note('transfer bundle beside plain tar + sync', 'not built'),
    note('500 SIGKILLs, 100 power cuts', 'counted by `npm run test:faults`'),
  ],
}
