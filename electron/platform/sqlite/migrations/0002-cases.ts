import type { Migration } from '../migrate.ts'

export const cases = {
  version: 2,
  name: 'cases',
  up: `
    CREATE TABLE settings (id INTEGER PRIMARY KEY CHECK (id = 1), data TEXT NOT NULL) STRICT;

    CREATE TABLE drafts (key TEXT PRIMARY KEY, json TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;

    CREATE TABLE counters (series TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

    CREATE TABLE cases (
      id TEXT PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      state TEXT NOT NULL,
      allegation TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      close_reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cases_changed ON cases (changed_at DESC);

    CREATE TABLE subjects (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      position INTEGER NOT NULL,
      person TEXT NOT NULL,
      as_of TEXT NOT NULL,
      UNIQUE (case_id, position)
    ) STRICT;

    CREATE TABLE reports (
      id TEXT PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      data TEXT NOT NULL,
      received_at TEXT NOT NULL,
      state TEXT NOT NULL,
      dismiss_reason TEXT NOT NULL,
      case_id TEXT REFERENCES cases (id),
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reports_received ON reports (received_at DESC);
    CREATE INDEX reports_case ON reports (case_id);

    CREATE TABLE reporters (report_id TEXT PRIMARY KEY REFERENCES reports (id), sealed BLOB NOT NULL) STRICT;
  `,
} satisfies Migration
