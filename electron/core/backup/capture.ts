import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ChainHead } from '#shared/audit/chain.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { findHead } from '../audit/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows } from '../kernel/sql.ts'
import { blobFileSize } from '../vault/sealed-blob.ts'
import { readSmallFile } from '../vault/small-file.ts'
import type { VaultFile } from '../vault/vault-file.ts'

/** One consistent moment of a vault: a copy of the database, the key file that opens it, and what belongs to both. */
export type Capture = Readonly<{
  /** Encrypted like the original, inside the vault's own folder. */
  database: string
  /** Small files by name, as bytes. */
  small: ReadonlyMap<string, Buffer>
  head: ChainHead
  /** Sealed files the database knows, with their sizes on disk. */
  blobs: readonly Readonly<{ id: string; bytes: number }>[]
  discard(): Promise<void>
}>

type Source = Readonly<{ folder: string; file: VaultFile; db: ReadDb; name: string }>

const ATTEMPTS = 5
const ROTATING = 'Kunci brankas sedang diganti, sehingga cadangan belum dibuat. Tunggu sampai selesai, lalu ulangi.'
const blobRow = z.strictObject({ id: z.string(), size: z.number() })

/**
 * Head, list of blobs and `VACUUM INTO` happen in one go without giving way: no commit can fall between them. The key file
 * is read before and after, so that it is the one that opens this copy. `VACUUM INTO` also reads, and thereby
 * authenticates, every page. (`case.db` itself is never opened a second time: that would give up its POSIX locks.)
 */
export async function captureVault({ folder, file, db, name }: Source): Promise<Capture> {
  const staging = join(folder, 'staging')
  await mkdir(staging, { recursive: true, mode: 0o700 })
  const database = join(staging, `cadangan-${name}.db`)
  const discard = () => rm(database, { force: true })
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await discard()
    // Anchors before the copy: one that is ahead of it would raise the alarm about an older copy at every restore.
    const small = await smallFiles(folder)
    const head = findHead(db) ?? { seq: 0, hash: '' }
    const blobs = allRows(db, blobRow, 'SELECT id, size FROM blobs ORDER BY id')
    db.prepare('VACUUM INTO ?').run(database)
    const after = await readFile(join(folder, 'vault.json'))
    // While keys are being rotated the file names two of them, and the database has one: that moment is waited out.
    if (small.get('vault.json')?.equals(after) && isSettled(after, file.vaultId))
      return {
        database,
        small,
        head: { seq: head.seq, hash: head.hash },
        blobs: blobs.map(({ id, size }) => ({ id, bytes: blobFileSize(size) })),
        discard,
      }
  }
  await discard()
  throw new AppError('keys_rotating', ROTATING)
}

const settledSchema = z.looseObject({ vaultId: z.string(), pending: z.null() })

function isSettled(text: Buffer, vaultId: string): boolean {
  const parsed = settledSchema.safeParse(JSON.parse(text.toString('utf8')))
  return parsed.success && parsed.data.vaultId === vaultId
}

/** Key file, recovery file and signed anchors. */
async function smallFiles(folder: string): Promise<Map<string, Buffer>> {
  const small = new Map<string, Buffer>()
  small.set('vault.json', await readFile(join(folder, 'vault.json')))
  for (const name of ['recovery.age', ...(await anchorNames(folder))]) {
    const bytes = await readSmallFile(join(folder, name))
    if (bytes) small.set(name, bytes)
  }
  return small
}

async function anchorNames(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'anchors'), { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(entry.name))
    .map((entry) => `anchors/${entry.name}`)
}
