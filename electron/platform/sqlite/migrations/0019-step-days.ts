import type { Migration } from '../migrate.ts'

/** The start page asks for every subject which clock may still run: from the index alone, without sorting. */
export const stepDays = {
  version: 19,
  name: 'step-days',
  up: `
    CREATE INDEX procedure_steps_days ON procedure_steps (case_id, subject_id, kind, day, withdrawn_at)
      WHERE withdrawn_at IS NULL;
  `,
} satisfies Migration
