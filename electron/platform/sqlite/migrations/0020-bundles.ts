import type { Migration } from '../migrate.ts'

/**
 * `bundle_signers` are senders of transfer bundles whose key a person has confirmed. `received_bundles` tells how a case
 * came here: `statement` is the RFC 8785 text the sender signed, `former` are numbers it and its reports had there.
 * `received_entries` are the links of the sender's audit log that concern it, as they were chained. Both go along when the
 * case is sent on, and neither is ever changed.
 */
export const bundles = {
  version: 20,
  name: 'bundles',
  up: `
    CREATE TABLE bundle_signers (
      public_key TEXT PRIMARY KEY CHECK (length(public_key) = 64),
      name TEXT NOT NULL,
      recipient TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE TABLE received_bundles (
      bundle_id TEXT PRIMARY KEY CHECK (length(bundle_id) = 32),
      case_id TEXT NOT NULL REFERENCES cases (id),
      statement TEXT NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64),
      former TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX received_bundles_case ON received_bundles (case_id, at);
    CREATE TRIGGER received_bundles_stay BEFORE UPDATE ON received_bundles
      BEGIN SELECT RAISE(ABORT, 'how a case came is never changed'); END;
    CREATE TRIGGER received_bundles_are_kept BEFORE DELETE ON received_bundles
      BEGIN SELECT RAISE(ABORT, 'how a case came is never removed'); END;
    CREATE TABLE received_entries (
      bundle_id TEXT NOT NULL REFERENCES received_bundles (bundle_id),
      seq INTEGER NOT NULL CHECK (seq > 0),
      prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
      entry TEXT NOT NULL,
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      PRIMARY KEY (bundle_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER received_entries_stay BEFORE UPDATE ON received_entries
      BEGIN SELECT RAISE(ABORT, 'an entry of a log is never changed'); END;
    CREATE TRIGGER received_entries_are_kept BEFORE DELETE ON received_entries
      BEGIN SELECT RAISE(ABORT, 'an entry of a log is never removed'); END;
  `,
} satisfies Migration
