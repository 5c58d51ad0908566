import type { Migration } from '../migrate.ts'

/**
 * The search index, made only from other tables: `search_entries` holds the text, `search_texts` its words and stems,
 * `search_names` the trigrams of names, numbers and accounts, `search_terms` their beginnings in normal form. Triggers note
 * in `search_dirty` what changed; the unit of work brings the index in step in the same transaction.
 */
export const search = {
  version: 10,
  name: 'search',
  up: `
    CREATE TABLE search_dirty (kind TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (kind, target)) STRICT;

    CREATE TABLE search_entries (
      entry INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      target TEXT NOT NULL,
      case_id TEXT,
      parent_id TEXT,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      stems TEXT NOT NULL,
      UNIQUE (kind, target)
    ) STRICT;
    CREATE VIRTUAL TABLE search_texts USING fts5 (
      title, body, stems, content = 'search_entries', content_rowid = 'entry',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    CREATE TRIGGER search_entries_in AFTER INSERT ON search_entries BEGIN
      INSERT INTO search_texts (rowid, title, body, stems) VALUES (new.entry, new.title, new.body, new.stems);
    END;
    CREATE TRIGGER search_entries_out AFTER DELETE ON search_entries BEGIN
      INSERT INTO search_texts (search_texts, rowid, title, body, stems)
        VALUES ('delete', old.entry, old.title, old.body, old.stems);
    END;
    CREATE VIRTUAL TABLE search_names USING fts5 (keys, content = '', contentless_delete = 1, tokenize = 'trigram');
    CREATE TABLE search_terms (
      term TEXT NOT NULL,
      entry INTEGER NOT NULL REFERENCES search_entries (entry),
      PRIMARY KEY (term, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX search_terms_entry ON search_terms (entry);

    ${watch('cases', 'case', 'number, title, allegation, close_reason')}
    ${watch('subjects', 'case', 'person', 'case_id')}
    ${watch('reports', 'report', 'data, case_id, dismiss_reason')}
    ${watch('evidence', 'evidence', 'number, title, note, capture, case_id, withdraw_reason')}
    ${watch('exchanges', 'exchange', 'question, answer, corrections, removed_at')}
    ${watch('documents', 'document', 'title, fields')}
  `,
} satisfies Migration

/** Marks what is there, and from now on what is inserted, deleted, or changed in one of the columns that can be found. */
export function watch(table: string, kind: string, columns: string, id = 'id'): string {
  const mark = (row: string) => `INSERT OR IGNORE INTO search_dirty (kind, target) VALUES ('${kind}', ${row}.${id});`
  return `
    CREATE TRIGGER search_${table}_in AFTER INSERT ON ${table} BEGIN ${mark('new')} END;
    CREATE TRIGGER search_${table}_up AFTER UPDATE OF ${columns} ON ${table} BEGIN ${mark('new')} END;
    CREATE TRIGGER search_${table}_out AFTER DELETE ON ${table} BEGIN ${mark('old')} END;
    INSERT OR IGNORE INTO search_dirty (kind, target) SELECT '${kind}', ${id} FROM ${table};`
}
