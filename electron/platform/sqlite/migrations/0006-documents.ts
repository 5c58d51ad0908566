import type { Migration } from '../migrate.ts'

/**
 * `signers` and `content_sha256` are frozen at finalising. The triggers hold what the product promises: a final text is
 * never edited or removed, a revision never changed.
 */
export const documents = {
  version: 6,
  name: 'documents',
  up: `
    CREATE TABLE documents (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      interview_id TEXT NOT NULL REFERENCES interviews (id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
      title TEXT NOT NULL,
      fields TEXT NOT NULL,
      signers TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      finalized_at TEXT,
      content_sha256 TEXT,
      CHECK ((state = 'final') = (finalized_at IS NOT NULL AND content_sha256 IS NOT NULL))
    ) STRICT;
    CREATE INDEX documents_case ON documents (case_id, created_at);

    CREATE TABLE document_revisions (
      document_id TEXT NOT NULL REFERENCES documents (id),
      n INTEGER NOT NULL CHECK (n >= 1),
      kind TEXT NOT NULL CHECK (kind IN ('final', 'signed')),
      blob_id TEXT NOT NULL REFERENCES blobs (id),
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      fields TEXT NOT NULL,
      PRIMARY KEY (document_id, n)
    ) STRICT;

    CREATE TRIGGER documents_final_stays BEFORE UPDATE ON documents WHEN old.state = 'final'
      BEGIN SELECT RAISE(ABORT, 'a final document is never changed'); END;
    CREATE TRIGGER documents_final_is_kept BEFORE DELETE ON documents WHEN old.state = 'final'
      BEGIN SELECT RAISE(ABORT, 'a final document is never removed'); END;
    CREATE TRIGGER document_revisions_stay BEFORE UPDATE ON document_revisions
      BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
    CREATE TRIGGER document_revisions_are_kept BEFORE DELETE ON document_revisions
      BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
  `,
} satisfies Migration
