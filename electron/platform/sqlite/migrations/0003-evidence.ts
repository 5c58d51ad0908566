import type { Migration } from '../migrate.ts'

export const evidence = {
  version: 3,
  name: 'evidence',
  up: `
    CREATE TABLE evidence (
      id TEXT PRIMARY KEY,
      case_id TEXT REFERENCES cases (id),
      report_id TEXT REFERENCES reports (id),
      number TEXT NOT NULL,
      title TEXT NOT NULL,
      original_name TEXT NOT NULL,
      kind TEXT NOT NULL,
      mime TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      width INTEGER,
      height INTEGER,
      notices TEXT NOT NULL,
      origin TEXT NOT NULL,
      derived_from TEXT REFERENCES evidence (id),
      capture TEXT NOT NULL,
      note TEXT NOT NULL,
      blob_id TEXT NOT NULL REFERENCES blobs (id),
      imported_at TEXT NOT NULL,
      imported_by TEXT NOT NULL,
      verified_at TEXT,
      verified_ok INTEGER,
      withdrawn_at TEXT,
      withdraw_reason TEXT NOT NULL,
      CHECK (case_id IS NOT NULL OR report_id IS NOT NULL)
    ) STRICT;
    CREATE INDEX evidence_case ON evidence (case_id, imported_at);
    CREATE INDEX evidence_report ON evidence (report_id, imported_at);
    CREATE INDEX evidence_sha256 ON evidence (sha256);
    CREATE UNIQUE INDEX evidence_number ON evidence (case_id, number) WHERE case_id IS NOT NULL;

    CREATE TABLE custody (
      id INTEGER PRIMARY KEY,
      evidence_id TEXT NOT NULL REFERENCES evidence (id),
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX custody_evidence ON custody (evidence_id, id);
  `,
} satisfies Migration
