import type { Migration } from '../migrate.ts'

/**
 * `reporter_terms` is the keyed blind index of the leak check: HMACs of normalised words, rebuilt when `index_version` is
 * behind the program's. `reporter_stops` are outputs that were stopped, and whether a keeper let one through.
 */
export const sealedReporters = {
  version: 8,
  name: 'sealed-reporters',
  up: `
    ALTER TABLE reporters ADD COLUMN index_version INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE reporter_terms (
      report_id TEXT NOT NULL REFERENCES reports (id),
      kind TEXT NOT NULL,
      tokens INTEGER NOT NULL CHECK (tokens > 0),
      lead BLOB NOT NULL CHECK (length(lead) = 16),
      term BLOB NOT NULL CHECK (length(term) = 32),
      PRIMARY KEY (report_id, term)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reporter_disclosures (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      report_id TEXT NOT NULL REFERENCES reports (id),
      number INTEGER NOT NULL CHECK (number > 0),
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      sealed BLOB NOT NULL,
      UNIQUE (report_id, number)
    ) STRICT;
    CREATE TRIGGER reporter_disclosures_stay BEFORE DELETE ON reporter_disclosures
      BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;

    CREATE TABLE reporter_stops (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      places TEXT NOT NULL,
      at TEXT NOT NULL,
      by_name TEXT NOT NULL,
      permitted_at TEXT,
      permitted_by TEXT NOT NULL DEFAULT '',
      used_at TEXT
    ) STRICT;
    CREATE INDEX reporter_stops_at ON reporter_stops (at DESC);
  `,
} satisfies Migration
