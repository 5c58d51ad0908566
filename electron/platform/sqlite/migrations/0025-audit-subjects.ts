import type { Migration } from '../migrate.ts'

/**
 * An index over the subject of every entry cost each commit a page more. Entries are now filed by subject a hundred at a
 * time, when a checkpoint signs them; the few after the newest checkpoint are looked through (core/audit/repository.ts).
 * Moves of a case are looked up for every case at once, and are rare: they keep an index. A condition with OR is judged at
 * each insert without the temporary table of an IN, and a query needs to name no more than its action.
 */
export const auditSubjects = {
  version: 25,
  name: 'audit-subjects',
  up: `
    CREATE TABLE audit_subjects (
      subject TEXT NOT NULL,
      seq INTEGER NOT NULL REFERENCES audit_log (seq),
      PRIMARY KEY (subject, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO audit_subjects (subject, seq)
      SELECT subject, seq FROM audit_log
      WHERE seq <= (SELECT max(seq) FROM audit_checkpoints) ORDER BY subject, seq;
    DROP INDEX audit_log_subject;
    DROP INDEX audit_log_looked_up;
    CREATE INDEX audit_log_looked_up ON audit_log (action, seq) WHERE
      action = 'vault.rollback_detected' OR action = 'vault.rollback_acknowledged' OR
      action = 'document.drafted' OR action = 'integrity.database_checked';
    CREATE INDEX audit_log_moves ON audit_log (subject, seq) WHERE action = 'case.moved';
  `,
} satisfies Migration
