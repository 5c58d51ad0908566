import type { Migration } from '../migrate.ts'

/**
 * Steps, courses, calendars and overrides are written once: a step may only be marked as taken back, everything else is
 * superseded by a newer row. A week without a case is the office's own.
 */
export const procedure = {
  version: 15,
  name: 'procedure',
  up: `
    CREATE TABLE procedure_steps (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      details TEXT NOT NULL,
      origin TEXT NOT NULL,
      source_id TEXT NOT NULL,
      reason TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      withdrawn_at TEXT,
      withdrawn_by TEXT NOT NULL DEFAULT '',
      withdraw_reason TEXT NOT NULL DEFAULT '',
      CHECK ((withdrawn_at IS NULL) = (withdraw_reason = ''))
    ) STRICT;
    CREATE INDEX procedure_steps_case ON procedure_steps (case_id, day);
    CREATE INDEX procedure_steps_kind ON procedure_steps (kind, case_id) WHERE withdrawn_at IS NULL;
    CREATE TRIGGER procedure_steps_stay BEFORE UPDATE OF id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by
      ON procedure_steps BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;
    CREATE TRIGGER procedure_steps_taken_back_once BEFORE UPDATE ON procedure_steps WHEN old.withdrawn_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a step is taken back once'); END;
    CREATE TRIGGER procedure_steps_are_kept BEFORE DELETE ON procedure_steps
      BEGIN SELECT RAISE(ABORT, 'a step is never removed'); END;

    CREATE TABLE procedure_courses (
      seq INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      course TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX procedure_courses_case ON procedure_courses (case_id, subject_id, seq);

    CREATE TABLE calendar_versions (
      year INTEGER NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      data TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      PRIMARY KEY (year, version)
    ) STRICT;
    CREATE TRIGGER calendar_versions_stay BEFORE UPDATE ON calendar_versions
      BEGIN SELECT RAISE(ABORT, 'a version of a calendar is never changed'); END;
    CREATE TRIGGER calendar_versions_are_kept BEFORE DELETE ON calendar_versions
      BEGIN SELECT RAISE(ABORT, 'a version of a calendar is never removed'); END;

    CREATE TABLE work_weeks (
      seq INTEGER PRIMARY KEY,
      case_id TEXT REFERENCES cases (id),
      week INTEGER CHECK (week IN (5, 6)),
      reason TEXT NOT NULL CHECK (reason <> ''),
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      CHECK (case_id IS NOT NULL OR week IS NOT NULL)
    ) STRICT;
    CREATE INDEX work_weeks_case ON work_weeks (case_id, seq);

    CREATE TABLE deadline_overrides (
      seq INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      key TEXT NOT NULL,
      day TEXT,
      reason TEXT NOT NULL CHECK (reason <> ''),
      at TEXT NOT NULL,
      by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX deadline_overrides_case ON deadline_overrides (case_id, key, seq);
  `,
} satisfies Migration
