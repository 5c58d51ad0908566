import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
// @ts-expect-error the package's `exports` hide its type declarations; `Connection` is what we use of it
import Driver from 'better-sqlite3-multiple-ciphers'
import type { Connection } from '#electron/core/kernel/database.ts'
import type { Cipher } from '#electron/core/kernel/ports.ts'
import { DatabaseDamagedError } from '#electron/core/vault/errors.ts'
import { takeSnapshot } from '#electron/core/vault/snapshots.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { keepStatements } from './keep-statements.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'

type Keyable = Connection & { key(key: Buffer): unknown; rekey(key: Buffer): unknown }
const Database = Driver as new (file: string, options: { timeout: number }) => Keyable

/** https://utelle.github.io/SQLite3MultipleCiphers/docs/ciphers/cipher_aegis/ and …/cipher_sqlcipher/ */
const CIPHER_PRAGMAS: Record<Cipher, readonly string[]> = {
  aegis: [`cipher = 'aegis'`, `aegis_algorithm = 'aegis-256'`],
  sqlcipher: [`cipher = 'sqlcipher'`, 'legacy = 4'],
}

/**
 * `temp_store` defaults to files, in plaintext: MEMORY keeps sorting and temporary tables off the disk.
 * `locking_mode` EXCLUSIVE is the operating system's own guard against a second process.
 */
const PRAGMAS = [
  'page_size = 4096',
  'temp_store = MEMORY',
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'foreign_keys = ON',
  'cache_size = -65536',
  'trusted_schema = OFF',
]

const PLAINTEXT_MAGIC = 'SQLite format 3'

/** The `openDatabase` port: an encrypted database brought to the newest schema. */
export function openVaultDatabase(file: string, key: Uint8Array, cipher: Cipher): Connection {
  const db = openDatabase(file, key, cipher)
  try {
    keepBeforeMigration(db, file)
    migrate(db, migrations)
    keepStatements(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The database as it was, beside the vault, before a newer program changes its shape. */
function keepBeforeMigration(db: Connection, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === 0 || version >= migrations.length || basename(file) !== 'case.db') return
  takeSnapshot(db, dirname(file), { reason: 'pembaruan', at: new Date() })
}

/**
 * Opens or creates an encrypted database with a raw 32-byte key. Throws DatabaseDamagedError when the file cannot be read
 * with this key and cipher, the driver's own error (`code` SQLITE_…) otherwise.
 */
export function openDatabase(file: string, key: Uint8Array, cipher: Cipher): Connection {
  // Before the connection, never beside it: closing any descriptor of a file gives up the POSIX locks the process holds on
  // it (fcntl(2)), and a second process could then open the database too.
  if (isEmpty(file)) connect(file, key, cipher).close()
  assertEncrypted(file)
  return connect(file, key, cipher)
}

function connect(file: string, key: Uint8Array, cipher: Cipher): Connection {
  // Whoever holds the vault holds it for hours: waiting would only freeze the window.
  const db = new Database(file, { timeout: 0 })
  try {
    for (const pragma of CIPHER_PRAGMAS[cipher]) db.pragma(pragma)
    withRawKey(key, (literal) => db.key(literal))
    for (const pragma of PRAGMAS) db.pragma(pragma)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (cause) {
    db.close()
    if (isUnreadable(cause)) throw new DatabaseDamagedError('The database does not open with its key.', { cause })
    throw cause
  }
}

const isEmpty = (file: string) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0

type Keys = Readonly<{ from: Uint8Array; to: Uint8Array; cipher: Cipher }>

/**
 * The `rekeyDatabase` port: every page under another raw key, in one transaction with a rollback journal under the old key.
 * For copies that nobody else opens. Throws DatabaseDamagedError when the file does not open with `from`.
 */
export function rekeyDatabase(file: string, { from, to, cipher }: Keys): void {
  const db = new Database(file, { timeout: 0 })
  try {
    for (const pragma of CIPHER_PRAGMAS[cipher]) db.pragma(pragma)
    withRawKey(from, (literal) => db.key(literal))
    for (const pragma of ['temp_store = MEMORY', 'synchronous = FULL']) db.pragma(pragma)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    db.pragma('journal_mode = DELETE')
    withRawKey(to, (literal) => db.rekey(literal))
  } catch (cause) {
    if (isUnreadable(cause)) throw new DatabaseDamagedError('The copy does not open with its key.', { cause })
    throw cause
  } finally {
    db.close()
  }
}

/** Anything but `x'` + 64 digits + `'` would silently be taken as a passphrase. */
function withRawKey(key: Uint8Array, use: (literal: Buffer) => unknown) {
  invariant(key.length === 32, 'a database key has 32 bytes')
  const literal = Buffer.alloc(67)
  literal.write(`x'`, 0, 'latin1')
  for (const [index, byte] of key.entries()) {
    literal[2 + 2 * index] = hexDigit(byte >> 4)
    literal[3 + 2 * index] = hexDigit(byte & 15)
  }
  literal.write(`'`, 66, 'latin1')
  invariant(literal.subarray(2, 66).every(isHexDigit) && literal[66] === 0x27, 'a raw key literal has 64 digits')
  try {
    use(literal)
  } finally {
    literal.fill(0)
  }
}

const isHexDigit = (code: number) => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66)
const hexDigit = (nibble: number) => nibble + (nibble < 10 ? 48 : 87)

/** Without a key the driver writes plaintext and says nothing. */
function assertEncrypted(file: string) {
  const start = Buffer.alloc(PLAINTEXT_MAGIC.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, start, 0, start.length, 0)
  } finally {
    closeSync(descriptor)
  }
  invariant(start.toString('latin1') !== PLAINTEXT_MAGIC, 'a vault database is never plaintext')
}

const isUnreadable = (error: unknown) =>
  error instanceof Error && 'code' in error && /^SQLITE_(NOTADB|CORRUPT)/.test(String(error.code))
