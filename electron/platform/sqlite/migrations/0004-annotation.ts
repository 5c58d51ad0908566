import type { Migration } from '../migrate.ts'

/** Revisions of annotations; the database itself refuses to change or drop one. */
export const annotation = {
  version: 4,
  name: 'annotation',
  up: `
    CREATE TABLE annotation_revisions (
      evidence_id TEXT NOT NULL REFERENCES evidence (id),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      format INTEGER NOT NULL,
      shapes TEXT NOT NULL,
      shape_count INTEGER NOT NULL,
      redaction_count INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      saved_by TEXT NOT NULL,
      PRIMARY KEY (evidence_id, revision)
    ) STRICT;
    -- INSERT OR REPLACE would remove the old row without asking the trigger below.
    CREATE TRIGGER annotation_revisions_come_once BEFORE INSERT ON annotation_revisions
    WHEN EXISTS (SELECT 1 FROM annotation_revisions WHERE evidence_id = NEW.evidence_id AND revision = NEW.revision)
    BEGIN SELECT RAISE (ABORT, 'an annotation revision exists already'); END;
    CREATE TRIGGER annotation_revisions_are_final BEFORE UPDATE ON annotation_revisions
    BEGIN SELECT RAISE (ABORT, 'an annotation revision never changes'); END;
    CREATE TRIGGER annotation_revisions_stay BEFORE DELETE ON annotation_revisions
    BEGIN SELECT RAISE (ABORT, 'an annotation revision is never removed'); END;
  `,
} satisfies Migration
