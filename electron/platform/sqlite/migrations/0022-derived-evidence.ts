import type { Migration } from '../migrate.ts'

/** What was made of an item is shown beside it, in a case of any size. */
export const derivedEvidence = {
  version: 22,
  name: 'derived-evidence',
  up: `CREATE INDEX evidence_derived ON evidence (derived_from) WHERE derived_from IS NOT NULL;`,
} satisfies Migration
