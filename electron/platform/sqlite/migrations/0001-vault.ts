import type { Migration } from '../migrate.ts'

/**
 * `signing_keys` keeps the keys of the past: a recovered user gets a new one, older checkpoints stay verifiable.
 * `audit_log.entry` is the RFC 8785 text the hash covers; the other columns repeat parts of it only for filtering and are
 * compared with it by verification. `blobs.wrapped_dek` is wrapped by the blob KEK of `key_epoch`.
 */
export const vault = {
  version: 1,
  name: 'vault',
  up: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE users (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE signing_keys (
      public_key TEXT PRIMARY KEY CHECK (length(public_key) = 64),
      user_id TEXT NOT NULL REFERENCES users (id),
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit_log (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
      entry TEXT NOT NULL,
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE INDEX audit_log_subject ON audit_log (subject, seq);
    CREATE INDEX audit_log_action ON audit_log (action, seq);

    CREATE TABLE audit_checkpoints (
      seq INTEGER PRIMARY KEY REFERENCES audit_log (seq),
      hash TEXT NOT NULL,
      at TEXT NOT NULL,
      public_key TEXT NOT NULL REFERENCES signing_keys (public_key),
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;

    CREATE TABLE blobs (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      size INTEGER NOT NULL CHECK (size >= 0),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      wrapped_dek BLOB NOT NULL,
      key_epoch INTEGER NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX blobs_by_sha256 ON blobs (sha256);
  `,
} satisfies Migration
