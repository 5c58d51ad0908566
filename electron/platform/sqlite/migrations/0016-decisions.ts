import type { Migration } from '../migrate.ts'

/**
 * A decision is kept as it was made; what became of it are events. The triggers hold what the product promises: a decision is
 * never edited or removed but for being replaced once, an event never but for being withdrawn once.
 */
export const decisions = {
  version: 16,
  name: 'decisions',
  up: `
    CREATE TABLE decisions (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      decided_on TEXT NOT NULL,
      data TEXT NOT NULL,
      prior_id TEXT REFERENCES prior_sanctions (id),
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      replaced_by TEXT REFERENCES decisions (id),
      replace_reason TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX decisions_case ON decisions (case_id, decided_on);
    CREATE INDEX decisions_day ON decisions (decided_on);
    CREATE UNIQUE INDEX decisions_in_force ON decisions (subject_id) WHERE replaced_by IS NULL;
    CREATE TRIGGER decisions_stay BEFORE UPDATE OF id, case_id, subject_id, decided_on, data, recorded_at, recorded_by ON decisions
      BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER decisions_are_replaced_once BEFORE UPDATE OF replaced_by, replace_reason ON decisions
      WHEN old.replaced_by IS NOT NULL AND old.replaced_by <> old.id
      BEGIN SELECT RAISE(ABORT, 'a decision is replaced once'); END;
    CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
      BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;

    CREATE TABLE decision_events (
      id TEXT PRIMARY KEY,
      decision_id TEXT NOT NULL REFERENCES decisions (id),
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      data TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      withdrawn_at TEXT,
      withdraw_reason TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX decision_events_decision ON decision_events (decision_id, day, recorded_at);
    CREATE TRIGGER decision_events_stay BEFORE UPDATE OF id, decision_id, kind, day, data, recorded_at, recorded_by
      ON decision_events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER decision_events_are_withdrawn_once BEFORE UPDATE OF withdrawn_at, withdraw_reason ON decision_events
      WHEN old.withdrawn_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an event is withdrawn once'); END;
    CREATE TRIGGER decision_events_are_kept BEFORE DELETE ON decision_events
      BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
  `,
} satisfies Migration
