import type { Migration } from '../migrate.ts'

/**
 * The office's changes to the rules, the acts of a case with the readings chosen, earlier sanctions, teams. A change of
 * rules, a choice and what it was decided under are never altered: a case keeps the rules of its day.
 */
export const rules = {
  version: 11,
  name: 'rules',
  up: `
    CREATE TABLE rule_changes (
      version INTEGER PRIMARY KEY CHECK (version > 0),
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      data TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER rule_changes_stay BEFORE UPDATE ON rule_changes
      BEGIN SELECT RAISE(ABORT, 'a change of rules is never altered'); END;
    CREATE TRIGGER rule_changes_are_kept BEFORE DELETE ON rule_changes
      BEGIN SELECT RAISE(ABORT, 'a change of rules is never removed'); END;

    CREATE TABLE rule_signers (
      public_key TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE rule_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      public_key TEXT NOT NULL,
      pkcs8 BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE rule_pins (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      purpose TEXT NOT NULL,
      version INTEGER NOT NULL,
      digest TEXT NOT NULL,
      entries TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rule_pins_by_case ON rule_pins (case_id);
    CREATE TRIGGER rule_pins_stay BEFORE UPDATE ON rule_pins
      BEGIN SELECT RAISE(ABORT, 'the rules of a decision are never altered'); END;
    CREATE TRIGGER rule_pins_are_kept BEFORE DELETE ON rule_pins
      BEGIN SELECT RAISE(ABORT, 'the rules of a decision are never removed'); END;

    CREATE TABLE acts (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      facts TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      withdrawn_at TEXT,
      withdraw_reason TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX acts_by_case ON acts (case_id);

    CREATE TABLE classifications (
      id TEXT PRIMARY KEY,
      act_id TEXT NOT NULL REFERENCES acts (id),
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      pin_id TEXT NOT NULL REFERENCES rule_pins (id),
      reading TEXT NOT NULL,
      facts TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      chosen_at TEXT NOT NULL,
      chosen_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX classifications_by_case ON classifications (case_id);
    CREATE INDEX classifications_by_act ON classifications (act_id);
    CREATE TRIGGER classifications_stay BEFORE UPDATE ON classifications
      BEGIN SELECT RAISE(ABORT, 'a choice is never altered'); END;
    CREATE TRIGGER classifications_are_kept BEFORE DELETE ON classifications
      BEGIN SELECT RAISE(ABORT, 'a choice is never removed'); END;

    CREATE TABLE prior_sanctions (
      id TEXT PRIMARY KEY,
      nip TEXT NOT NULL,
      data TEXT NOT NULL,
      case_id TEXT REFERENCES cases (id),
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      withdrawn_at TEXT,
      withdraw_reason TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX prior_sanctions_by_nip ON prior_sanctions (nip);

    CREATE TABLE case_teams (
      case_id TEXT PRIMARY KEY REFERENCES cases (id),
      data TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      changed_by TEXT NOT NULL
    ) STRICT;
  `,
} satisfies Migration
