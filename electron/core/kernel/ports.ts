import type { Connection } from './database.ts'
import type { Rasterizer } from './rasterizer.ts'

export type Cipher = 'aegis' | 'sqlcipher'
export type KdfParameters = Readonly<{ memoryKiB: number; passes: number; lanes: number }>
export type WorkerName =
  | 'typst'
  | 'remux'
  | 'pdf-verify'
  | 'pkcs12'
  | 'raster'
  | 'table'
  | 'names'
  | 'blob'
  | 'backup-files'
  | 'bundle-files'
  | 'age'

/** What a host or a test must fill in; `node:fs` and `node:crypto` are not ports. */
export type Ports = Readonly<{
  /** The folder that holds the vault folders `brankas/` and `contoh/` and the program's own state. */
  dataDir: string
  /** Read-only `resources/` of the program: templates, fonts, sample. */
  resourcesDir: string
  now(): Date
  newId(): string
  /** Opens or creates an encrypted database with a raw 32-byte key. */
  openDatabase(file: string, key: Uint8Array, cipher: Cipher): Connection
  /** Changes the key of a database that nobody has open, whole or not at all. Throws as `openDatabase`. */
  rekeyDatabase(file: string, keys: Readonly<{ from: Uint8Array; to: Uint8Array; cipher: Cipher }>): void
  /** Argon2id (RFC 9106), 32 bytes. */
  deriveKey(password: Uint8Array, salt: Uint8Array, parameters: KdfParameters): Promise<Buffer>
  /** Argon2id cost for new slots; tests choose less. */
  kdf: KdfParameters
  /** The module file of a worker thread: TypeScript source in the web host, a bundle on the desktop. */
  workerFile(name: WorkerName): URL
  rasterizer: Rasterizer
  shell: Shell
  /** Folders of removable media that are mounted now. */
  listMedia?: () => Promise<readonly string[]>
  /** Missing where only the page can know. */
  onBattery?: () => boolean
  logger: Logger
  hostKind: 'desktop' | 'web' | 'cli'
}>

export type Shell = Readonly<{
  /** Where to save a file the user asked for: a dialog on the desktop, the export folder elsewhere. Null = cancelled. */
  chooseSavePath(suggestedName: string): Promise<string | null>
  /** Which folder to use, by the system's dialog; null = cancelled. Missing where there are no dialogs. */
  chooseFolder?: () => Promise<string | null>
}>

export type Logger = Readonly<{
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  /** Logs an unexpected error without names, paths or keys and returns its incident number. */
  incident(error: unknown, where: string): string
}>
