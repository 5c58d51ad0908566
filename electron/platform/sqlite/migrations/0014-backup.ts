import type { Migration } from '../migrate.ts'

/** `blob_checks` is what the quiet check of integrity remembers of each sealed file; no row means never checked. */
export const backup = {
  version: 14,
  name: 'backup',
  up: `
    CREATE TABLE backup_settings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      every_days INTEGER NOT NULL CHECK (every_days >= 0),
      keep_sets INTEGER NOT NULL CHECK (keep_sets >= 1),
      put_off_until TEXT
    ) STRICT;

    CREATE TABLE backup_runs (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      set_name TEXT NOT NULL,
      target TEXT NOT NULL,
      files INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      missing INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX backup_runs_at ON backup_runs (at);

    CREATE TABLE blob_checks (
      blob_id TEXT PRIMARY KEY REFERENCES blobs (id),
      checked_at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('intact', 'damaged', 'missing'))
    ) STRICT;
    CREATE INDEX blob_checks_at ON blob_checks (checked_at);
    CREATE INDEX blob_checks_broken ON blob_checks (blob_id) WHERE state <> 'intact';
  `,
} satisfies Migration
