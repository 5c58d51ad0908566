import type { Migration } from '../migrate.ts'

export const savedViews = {
  version: 17,
  name: 'saved-views',
  up: `
    CREATE TABLE saved_views (
      id TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id),
      name TEXT NOT NULL,
      filter TEXT NOT NULL,
      UNIQUE (user_id, name)
    ) STRICT;
  `,
} satisfies Migration
