import type { Migration } from '../migrate.ts'

/** The leak check asks for the terms that begin with a word, instead of loading all of them for each text that is stored. */
export const reporterLeads = {
  version: 21,
  name: 'reporter-leads',
  up: `CREATE INDEX reporter_terms_lead ON reporter_terms (lead);`,
} satisfies Migration
