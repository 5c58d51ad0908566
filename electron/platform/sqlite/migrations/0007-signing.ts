import type { Migration } from '../migrate.ts'

/** Keys stand in the encrypted database and nowhere else. A refusal is never changed: it was witnessed. */
export const signing = {
  version: 7,
  name: 'signing',
  up: `
    CREATE TABLE local_ca (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      pkcs8 BLOB NOT NULL,
      certificate BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE identities (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      nip TEXT NOT NULL,
      position TEXT NOT NULL,
      key_kind TEXT NOT NULL,
      pkcs8 BLOB NOT NULL,
      certificate BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE trusted_roots (
      fingerprint TEXT PRIMARY KEY,
      pem TEXT NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE refusals (
      document_id TEXT NOT NULL REFERENCES documents (id),
      field TEXT NOT NULL,
      reason TEXT NOT NULL,
      witnesses TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      PRIMARY KEY (document_id, field)
    ) STRICT;
    CREATE TRIGGER refusals_stay BEFORE UPDATE ON refusals
      BEGIN SELECT RAISE(ABORT, 'a refusal is never changed'); END;
    CREATE TRIGGER refusals_are_kept BEFORE DELETE ON refusals
      BEGIN SELECT RAISE(ABORT, 'a refusal is never removed'); END;
  `,
} satisfies Migration
