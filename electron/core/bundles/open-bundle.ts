import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open as openFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { findLinkFault } from '#shared/audit/chain.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { sha256Hex } from '../kernel/unit-of-work.ts'
import { blobFolderOf } from '../vault/blob-folder.ts'
import { VaultFromTheFutureError } from '../vault/errors.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { blobFileSize } from '../vault/sealed-blob.ts'
import { ageApart, isForPassphrase } from './age-apart.ts'
import { type Extract, readExtract } from './extract.ts'
import { type Manifest, parseLabel, parseManifest, statementText } from './manifest.ts'
import { readTar, type TarFile } from './tar.ts'

/** A bundle whose signature fits and whose rows are read; its sealed files are looked at when it is received. */
export type Opened = Readonly<{
  statement: Manifest['statement']
  /** The text that was signed. */
  text: string
  signature: string
  extract: Extract
  blobs: readonly Readonly<{ id: string; size: number; sha256: string; dek: Buffer; start: number }>[]
  /** Wipes the keys. */
  forget(): void
}>

export type Opening = Readonly<{
  ports: Pick<Ports, 'workerFile' | 'openDatabase' | 'newId'>
  open: OpenVault
  folder: string
  file: FileHandle
  size: number
  passphrase: string | null
}>

/** Throws AppError as `bundles.open` declares. Leaves nothing behind. */
export async function openBundle(job: Opening): Promise<Opened> {
  const parts = await partsOf(job)
  const { bundleId } = parseLabel((await readWhole(job.file, parts.label)).toString('utf8'))
  const manifest = parseManifest(await openManifest(job, await readWhole(job.file, parts.manifest)))
  await requireForMe(job, manifest)
  const { statement, keys, signature } = manifest
  if (statement.bundleId !== bundleId) throw new AppError('bundle_damaged')
  const blobs = blobsOf(manifest, parts)
  const forget = () => {
    for (const { dek } of blobs) dek.fill(0)
  }
  try {
    const extract = await extractOf(job, {
      statement,
      key: Buffer.from(keys.database, 'hex'),
      database: parts.database,
    })
    return { statement, text: statementText(statement), signature, extract, blobs, forget }
  } catch (error) {
    forget()
    throw error
  }
}

type Parts = Readonly<{ label: TarFile; manifest: TarFile; database: TarFile; blobs: readonly TarFile[] }>

const LABEL = 'saksama-bundle.json'
/** The sealed files stand between the label and these. */
const LAST = ['case.db', 'manifest.age'] as const
const LABEL_LIMIT = 4096
const MANIFEST_LIMIT = 256 << 20

/** These files in this order and no others. Throws what `readTar` throws. */
async function partsOf({ file, size }: Opening): Promise<Parts> {
  const read = async (at: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  }
  const [label, ...rest] = await inOrder(readTar(read, size))
  const manifest = rest.pop()
  const database = rest.pop()
  if (!label || manifest?.name !== LAST[1] || !database) throw new AppError('bundle_cut')
  if (label.size > LABEL_LIMIT || manifest.size > MANIFEST_LIMIT) throw new AppError('bundle_too_large')
  return { label, manifest, database, blobs: rest }
}

/** Label, sealed files in order of their ids (so that none comes twice), database, manifest; anything else is strange. */
async function inOrder(found: AsyncIterable<TarFile>): Promise<TarFile[]> {
  const files: TarFile[] = []
  for await (const file of found) {
    const before = files.at(-1)?.name
    if (before === undefined && file.name !== LABEL) throw new AppError('not_a_bundle')
    if (before !== undefined && !mayFollow(before, file.name)) throw new AppError('bundle_strange')
    files.push(file)
  }
  return files
}

function mayFollow(before: string, name: string): boolean {
  if (before === LAST[0]) return name === LAST[1]
  if (name === LAST[0]) return before !== LAST[1]
  return /^blobs\/[0-9a-f]{32}$/.test(name) && (before === LABEL || (before.startsWith('blobs/') && name > before))
}

async function readWhole(file: FileHandle, { start, size }: TarFile): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, start)
  if (bytesRead !== size) throw new AppError('bundle_cut')
  return buffer
}

async function openManifest({ ports, open, passphrase }: Opening, sealed: Buffer): Promise<Uint8Array> {
  const withPassphrase = isForPassphrase(sealed)
  if (withPassphrase && passphrase === null) throw new AppError('bundle_passphrase_needed')
  const secret = withPassphrase
    ? { identity: null, passphrase }
    : { identity: open.secrets.identity.toString('latin1'), passphrase: null }
  const answer = await ageApart(ports, { kind: 'open', sealed, ...secret })
  if ('bytes' in answer) return answer.bytes
  if (answer.refused === 'damaged') throw new AppError('bundle_damaged')
  throw new AppError(withPassphrase ? 'bundle_wrong_passphrase' : 'bundle_not_for_me')
}

/** Somebody who got it cannot seal it for others in the sender's name. */
async function requireForMe({ open }: Opening, { statement: { recipients } }: Manifest): Promise<void> {
  if (recipients === null) return
  const mine = await identityToRecipient(open.secrets.identity.toString('latin1'))
  if (!recipients.some((recipient) => recipient === mine)) throw new AppError('bundle_not_for_me')
}

/** The files in the archive are those of the statement, each of the length that follows from its content. */
function blobsOf({ statement, keys }: Manifest, { blobs, database }: Parts): Opened['blobs'] {
  const fits =
    statement.database.size === database.size &&
    statement.blobs.length === blobs.length &&
    Object.keys(keys.blobs).length === blobs.length
  if (!fits) throw new AppError('bundle_damaged')
  return statement.blobs.map((blob, index) => {
    const file = blobs[index]
    const key = Object.hasOwn(keys.blobs, blob.id) ? keys.blobs[blob.id] : undefined
    if (file?.name !== `blobs/${blob.id}` || file.size !== blobFileSize(blob.size) || !key)
      throw new AppError('bundle_damaged')
    return { ...blob, dek: Buffer.from(key, 'hex'), start: file.start }
  })
}

type Locked = Readonly<{ statement: Manifest['statement']; key: Buffer; database: TarFile }>

/** Copied to where it may be opened, compared with its hash, brought to our schema, read, removed. */
async function extractOf(job: Opening, { statement, key, database }: Locked): Promise<Extract> {
  const { ports, open, folder } = job
  const path = join(blobFolderOf(folder).staging, `${ports.newId()}.bundel.db`)
  try {
    if ((await copyOut(job.file, database, path)) !== statement.database.sha256) throw new AppError('bundle_damaged')
    const db = ports.openDatabase(path, key, statement.database.cipher)
    try {
      return checked(readExtract(db as unknown as ReadDb, statement.caseId, open.session.db), statement)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof VaultFromTheFutureError) throw new AppError('bundle_from_future', undefined, { cause: error })
    // Whatever an honest program would not have written: a wrong key, another shape, values of another kind.
    throw isOurs(error) ? error : new AppError('bundle_damaged', undefined, { cause: error })
  } finally {
    key.fill(0)
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${path}${end}`, { force: true })
  }
}

const isOurs = (error: unknown) =>
  error instanceof AppError ||
  (error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT)$/.test(String(error.code)))

async function copyOut(file: FileHandle, { start, size }: TarFile, path: string): Promise<string> {
  const hash = createHash('sha256')
  const copy = await openFile(path, 'wx', 0o600)
  try {
    const chunks = file.createReadStream({ start, end: start + size - 1, autoClose: false })
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk)
      await copy.writeFile(chunk)
    }
    return hash.digest('hex')
  } finally {
    await copy.close()
  }
}

/** Rows and statement speak of the same case and files; every entry of the log is a true link up to the head. */
function checked(extract: Extract, { caseId, caseNumber, blobs, head }: Manifest['statement']): Extract {
  const [found, ...others] = extract.rows.get('cases') ?? []
  const isCase = found?.id === caseId && found.number === caseNumber && others.length === 0
  const isSame =
    extract.blobs.length === blobs.length &&
    blobs.every((blob, index) => {
      const row = extract.blobs[index]
      return row?.id === blob.id && row.size === blob.size && row.sha256 === blob.sha256
    })
  const areLinks = extract.entries.every(
    (link) =>
      link.seq <= head.seq &&
      (link.seq !== head.seq || link.hash === head.hash) &&
      findLinkFault(sha256Hex, { seq: link.seq - 1, hash: link.prevHash }, link) === null,
  )
  if (!isCase || !isSame || !areLinks) throw new AppError('bundle_damaged')
  return extract
}
