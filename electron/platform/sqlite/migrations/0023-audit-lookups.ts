import type { Migration } from '../migrate.ts'

/**
 * Of all actions only these are ever looked up by themselves; an index over every entry cost each commit a page more. A query
 * names the condition word for word, or SQLite does not take it (core/audit/repository.ts).
 */
export const auditLookups = {
  version: 23,
  name: 'audit-lookups',
  up: `
    DROP INDEX audit_log_action;
    CREATE INDEX audit_log_looked_up ON audit_log (action, seq) WHERE action IN
      ('vault.rollback_detected', 'vault.rollback_acknowledged', 'document.drafted', 'integrity.database_checked');
  `,
} satisfies Migration
