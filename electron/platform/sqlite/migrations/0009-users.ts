import type { Migration } from '../migrate.ts'

/**
 * Several users. Whoever was there had made the vault and keeps every right. `rights` is JSON. `slot_id` is the one slot of
 * `vault.json` that lets the user in, so that an older file put back lets nobody in again; `next_slot_id` is written before
 * the file is, for a crash between the two; both null until the user next unlocks.
 */
export const users = {
  version: 9,
  name: 'users',
  up: `
    ALTER TABLE users ADD COLUMN login TEXT NOT NULL DEFAULT '';
    ALTER TABLE users ADD COLUMN position TEXT NOT NULL DEFAULT '';
    ALTER TABLE users ADD COLUMN rights TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE users ADD COLUMN password_by_admin INTEGER NOT NULL DEFAULT 0 CHECK (password_by_admin IN (0, 1));
    ALTER TABLE users ADD COLUMN slot_id TEXT;
    ALTER TABLE users ADD COLUMN next_slot_id TEXT;
    ALTER TABLE users ADD COLUMN last_unlock_at TEXT;
    ALTER TABLE users ADD COLUMN disabled_at TEXT;
    UPDATE users SET rights = '["intake","examiner","team_lead","leader","reporter_keeper","admin"]';

    CREATE UNIQUE INDEX users_by_name ON users (name);
    CREATE UNIQUE INDEX users_by_login ON users (login) WHERE login <> '';
    CREATE TRIGGER users_stay BEFORE DELETE ON users
      BEGIN SELECT RAISE(ABORT, 'a user is never removed: the log names him'); END;
  `,
} satisfies Migration
