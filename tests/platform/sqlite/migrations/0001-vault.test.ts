import { expect, onTestFinished, test } from 'vitest'
import { migratedTo } from '#tests/support/migrated.ts'

test('the tables of the vault take what belongs there and nothing else', () => {
  const { db, dispose } = migratedTo(1)
  onTestFinished(dispose)
  const hash = 'a'.repeat(64)
  db.exec(`
    INSERT INTO users VALUES ('u', 'Badu', '2026-01-01T00:00:00.000Z');
    INSERT INTO signing_keys VALUES ('${hash}', 'u', '2026-01-01T00:00:00.000Z');
    INSERT INTO audit_log VALUES (1, 'at', 'Badu', 'vault.created', 's', '${hash}', '{}', '${hash}');
    INSERT INTO audit_checkpoints VALUES (1, '${hash}', 'at', '${hash}', zeroblob(64));
    INSERT INTO blobs VALUES ('${'b'.repeat(32)}', 0, '${hash}', zeroblob(64), 1, 'at');
  `)
  const refused = [
    `INSERT INTO audit_log VALUES (1, 'at', 'x', 'y', 's', '${hash}', '{}', '${hash}')`,
    `INSERT INTO audit_log VALUES (2, 'at', 'x', 'y', 's', 'short', '{}', '${hash}')`,
    `INSERT INTO audit_checkpoints VALUES (7, '${hash}', 'at', '${hash}', zeroblob(64))`,
    `INSERT INTO signing_keys VALUES ('${'c'.repeat(64)}', 'nobody', 'at')`,
    `INSERT INTO blobs VALUES ('short', 0, '${hash}', zeroblob(64), 1, 'at')`,
    `INSERT INTO blobs VALUES ('${'d'.repeat(32)}', -1, '${hash}', zeroblob(64), 1, 'at')`,
    `INSERT INTO blobs VALUES ('${'e'.repeat(32)}', 'many', '${hash}', zeroblob(64), 1, 'at')`,
    `DELETE FROM audit_log`,
  ]
  for (const sql of refused) expect(() => db.exec(sql), sql).toThrow(/constraint|cannot store/i)
})
