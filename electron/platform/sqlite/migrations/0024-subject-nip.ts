import type { Migration } from '../migrate.ts'

/** The cases of a person are asked for by NIP, for each page of the register and each report that is like another. */
export const subjectNip = {
  version: 24,
  name: 'subject-nip',
  up: `CREATE INDEX subjects_nip ON subjects (person ->> 'nip');`,
} satisfies Migration
