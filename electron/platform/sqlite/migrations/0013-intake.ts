import type { Migration } from '../migrate.ts'

export const intake = {
  version: 13,
  name: 'intake',
  up: `
    ALTER TABLE reports ADD COLUMN dismiss_code TEXT;
    ALTER TABLE reports ADD COLUMN merged_into TEXT REFERENCES reports (id);
    CREATE INDEX reports_merged ON reports (merged_into) WHERE merged_into IS NOT NULL;
    CREATE INDEX reports_state ON reports (state, received_at DESC);

    CREATE TABLE report_keys (
      report_id TEXT NOT NULL REFERENCES reports (id),
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (report_id, kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_keys_key ON report_keys (kind, key);

    CREATE TABLE follow_ups (
      id TEXT PRIMARY KEY,
      report_id TEXT NOT NULL REFERENCES reports (id),
      day TEXT NOT NULL,
      what TEXT NOT NULL,
      reference TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX follow_ups_of ON follow_ups (report_id, day);

    CREATE TABLE monitoring_teams (id TEXT PRIMARY KEY, data TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT;
  `,
} satisfies Migration
