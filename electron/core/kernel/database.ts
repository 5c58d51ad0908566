/** One prepared statement; parameters positional or one object for named ones. */
type Statement = {
  get(...parameters: unknown[]): unknown
  all(...parameters: unknown[]): unknown[]
  iterate(...parameters: unknown[]): IterableIterator<unknown>
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
}

/** What the SQLite driver must offer; only platform/sqlite knows which driver that is. */
export type Connection = {
  prepare(sql: string): Statement
  exec(sql: string): unknown
  pragma(source: string, options?: { simple: boolean }): unknown
  transaction<A extends unknown[], T>(work: (...given: A) => T): { immediate(...given: A): T }
  close(): unknown
  readonly open: boolean
}

declare const readable: unique symbol
declare const writable: unique symbol
/** A repository asks for the weaker handle it can live with. */
export type ReadDb = Pick<Connection, 'prepare'> & { readonly [readable]: true }
/** Exists only inside a unit of work, so that nothing is written without its audit entry. */
export type WriteDb = ReadDb & { readonly [writable]: true }

/** The past-tense action, e.g. `case.closed`; its part before the dot is the feature whose screens reload. */
export type Entry = Readonly<{
  action: string
  subject: string
  details?: { readonly [key: string]: unknown }
  /** Each gets its own place in the log, after this one and in the same transaction; the event is this one's alone. */
  further?: readonly Omit<Entry, 'further'>[]
}>
/** The work and its audit entry are committed together or not at all. Synchronous. */
export type Commit = <T>(entry: Entry, work: (db: WriteDb) => T) => T
/** Keeps what is made of the rows alone, such as a search index, in step with them. Gives how many were behind. */
export type Derive = (db: WriteDb) => number
/** Some more of it, outside of any commit; 0 when nothing is behind. Throws like a commit. */
export type Rederive = () => number
