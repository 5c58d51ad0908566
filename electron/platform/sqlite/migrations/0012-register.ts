import type { Migration } from '../migrate.ts'

export const register = {
  version: 12,
  name: 'register',
  up: `
    CREATE TABLE employees (
      id TEXT PRIMARY KEY,
      nip TEXT NOT NULL,
      name TEXT NOT NULL,
      search TEXT NOT NULL,
      birth_day TEXT,
      person TEXT NOT NULL,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX employees_nip ON employees (nip) WHERE nip <> '';
    CREATE INDEX employees_name ON employees (name COLLATE NOCASE, id);

    CREATE TABLE employee_history (
      seq INTEGER PRIMARY KEY,
      employee_id TEXT NOT NULL REFERENCES employees (id),
      track TEXT NOT NULL CHECK (track IN ('identity', 'rank', 'position')),
      valid_from TEXT NOT NULL,
      value TEXT NOT NULL,
      source TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX employee_history_of ON employee_history (employee_id, track, valid_from);

    CREATE TABLE employee_accounts (
      id TEXT PRIMARY KEY,
      employee_id TEXT NOT NULL REFERENCES employees (id),
      platform TEXT NOT NULL,
      account TEXT NOT NULL,
      url TEXT NOT NULL,
      account_key TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('claimed', 'evidenced', 'withdrawn')),
      evidence_id TEXT REFERENCES evidence (id),
      note TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      CHECK (state <> 'evidenced' OR evidence_id IS NOT NULL)
    ) STRICT;
    CREATE INDEX employee_accounts_of ON employee_accounts (employee_id);
    CREATE INDEX employee_accounts_key ON employee_accounts (account_key);

    CREATE TABLE column_mappings (
      purpose TEXT NOT NULL,
      headers TEXT NOT NULL,
      mapping TEXT NOT NULL,
      used_at TEXT NOT NULL,
      PRIMARY KEY (purpose, headers)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE name_lists (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      origin TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      matched_at TEXT,
      compared_with INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE name_entries (
      id TEXT PRIMARY KEY,
      list_id TEXT NOT NULL REFERENCES name_lists (id),
      row INTEGER NOT NULL,
      position INTEGER NOT NULL,
      named TEXT NOT NULL,
      best INTEGER NOT NULL,
      verdict TEXT,
      report_id TEXT REFERENCES reports (id),
      UNIQUE (list_id, position)
    ) STRICT;

    CREATE TABLE name_candidates (
      entry_id TEXT NOT NULL REFERENCES name_entries (id),
      rank INTEGER NOT NULL,
      employee_id TEXT NOT NULL REFERENCES employees (id),
      score INTEGER NOT NULL,
      reasons TEXT NOT NULL,
      PRIMARY KEY (entry_id, rank)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE name_decisions (
      seq INTEGER PRIMARY KEY,
      entry_id TEXT NOT NULL REFERENCES name_entries (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
      employee_id TEXT REFERENCES employees (id),
      note TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      decided_by TEXT NOT NULL,
      CHECK (verdict <> 'same' OR employee_id IS NOT NULL)
    ) STRICT;
    CREATE INDEX name_decisions_of ON name_decisions (entry_id);
  `,
} satisfies Migration
