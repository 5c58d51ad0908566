import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, open as openFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { type Addressees, type BundleProgress, bundleIdSchema, recipientSchema } from '#shared/bundles/model.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { publicKeyHex } from '../audit/checkpoints.ts'
import { requireCase } from '../cases/service.ts'
import { noteCustody } from '../evidence/service.ts'
import type { Ports } from '../kernel/ports.ts'
import { saveOutside } from '../reports/leaving.ts'
import { readSettings } from '../settings/service.ts'
import { requireStrong } from '../users/require-strong.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { unwrapDek } from '../vault/key-ring.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { blobFileSize } from '../vault/sealed-blob.ts'
import { signingKeyOf } from '../vault/slot.ts'
import { ageApart, isRecipient, sealInline } from './age-apart.ts'
import { readCase, writeExtract } from './extract.ts'
import { textsOfCase } from './leaving-texts.ts'
import { digestOfKeys, type Keys, type Statement, writeManifest } from './manifest.ts'
import { damaged, type Packed, startPacking } from './pack.ts'
import { requireNoRecording } from './recordings.ts'

export type SendPorts = Pick<Ports, 'shell' | 'now' | 'newId' | 'openDatabase' | 'workerFile'>
export type Sending = Readonly<{
  ports: SendPorts
  open: OpenVault
  /** Of the vault. */
  folder: string
  caseId: CaseId
  to: Addressees
  tell(progress: BundleProgress): void
  signal: AbortSignal
}>

/**
 * Writes one case into a file for somebody else. Gives where it was saved, null when cancelled. Throws AppError as
 * `bundles.send` declares.
 */
export async function sendCase(job: Sending): Promise<string | null> {
  const { open, ports, caseId } = job
  const { session } = open
  requireCase(session.db, caseId)
  requireNoRecording(session.db, caseId)
  await requireAddressees(job)
  await session.trail.sign()
  const packed = readPacked(job)
  const totalBytes = packed.blobs.reduce((sum, { size }) => sum + size, 0)
  await requireFiles(job, packed)
  let bytes = 0
  const looked = (size: number) => {
    job.signal.throwIfAborted()
    bytes += size
    job.tell({ stage: 'checking', bytes, totalBytes })
  }
  return saveOutside(session, ports, {
    kind: 'case',
    subject: caseId,
    name: `perkara-${packed.found.number}.saksama`,
    texts: textsOfCase(session, packed.extract, looked),
    fill: (file) => fill(job, packed, file),
  })
}

/** Throws `recipient_invalid` or `password_weak`. */
async function requireAddressees({ to, open }: Sending): Promise<void> {
  if (to.kind === 'passphrase') return requireStrong(to.passphrase, [open.session.user.name])
  if (!to.recipients.every(isRecipient)) throw new AppError('recipient_invalid')
}

function readPacked({ open: { session }, caseId }: Sending): Packed {
  const extract = readCase(session.db, caseId)
  const blobs = extract.blobs.map(({ id }) => {
    const blob = findBlob(session.db, id)
    invariant(blob !== null, 'every sealed file has its row')
    return blob
  })
  return { found: requireCase(session.db, caseId), extract, blobs, head: session.trail.head() }
}

/** Before anybody is asked where to save. Throws `evidence_damaged` with the name of what is missing. */
async function requireFiles({ folder, open }: Sending, { blobs, extract }: Packed): Promise<void> {
  await open.tidied
  const sizes = blobs.map(({ id }) =>
    stat(blobPath(blobFolderOf(folder), id)).then(
      ({ size }) => size,
      () => null,
    ),
  )
  for (const [index, size] of (await Promise.all(sizes)).entries()) {
    const blob = blobs[index]
    if (blob && size !== blobFileSize(blob.size)) throw damaged(extract, blob.id)
  }
}

/** The sealed files are copied while rows and keys are made ready: those stand behind them in the archive. */
async function fill(job: Sending, packed: Packed, file: FileHandle): Promise<void> {
  const { ports, folder, signal } = job
  const place = { bundleId: bundleIdSchema.parse(ports.newId()), sentAt: toInstant(ports.now()) }
  const database = join(blobFolderOf(folder).staging, `${ports.newId()}.bundel.db`)
  const packing = startPacking(job, packed, { file, ...place })
  try {
    const preparing = prepare(job, packed, { database, ...place })
    preparing.catch(() => packing.close())
    // Both come to their end before the database goes.
    const [prepared, copied] = await Promise.allSettled([preparing, packing.blobs()])
    if (prepared.status === 'rejected') throw prepared.reason
    if (copied.status === 'rejected') throw copied.reason
    const { statement, ...rest } = prepared.value
    await packing.tail({ database, ...rest })
    signal.throwIfAborted()
    // On record before the file has its name: nothing leaves without its entry.
    record(job, packed, statement)
  } finally {
    await packing.close()
    await rm(database, { force: true })
  }
}

type Preparing = Readonly<{ database: string; bundleId: Statement['bundleId']; sentAt: Statement['sentAt'] }>

/** The rows in a database of their own, and the manifest that opens it. */
async function prepare(job: Sending, packed: Packed, { database, ...place }: Preparing) {
  const { ports, open } = job
  const key = randomBytes(32)
  try {
    const schema = await writeExtract(ports, { path: database, key, cipher: open.file.cipher }, packed.extract)
    const { size, sha256 } = await digestOf(database)
    const stated = await stateOf(job, packed, {
      ...place,
      database: { cipher: open.file.cipher, schema, size, sha256 },
    })
    const { keys, statement } = secretsOf(job, packed, { stated, key })
    const manifest = await sealManifest(job, writeManifest(statement, keys, signingKeyOf(open.secrets.signingKey)))
    return { statement, manifest, size }
  } finally {
    key.fill(0)
  }
}

async function digestOf(path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const file = await openFile(path, 'r')
  for await (const chunk of file.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}

async function stateOf(
  { open, to, caseId }: Sending,
  { found, extract, head }: Packed,
  place: Pick<Statement, 'bundleId' | 'sentAt' | 'database'>,
): Promise<Omit<Statement, 'keysSha256'>> {
  const { session, secrets } = open
  return {
    type: 'saksama/v1/bundle',
    ...place,
    vaultId: idSchema.parse(session.vaultId),
    caseId,
    caseNumber: found.number,
    sender: {
      userId: idSchema.parse(session.user.id),
      name: session.user.name,
      agency: readSettings(session.db).agency,
      publicKey: publicKeyHex(signingKeyOf(secrets.signingKey)),
      recipient: recipientSchema.parse(await identityToRecipient(secrets.identity.toString('latin1'))),
    },
    recipients: to.kind === 'recipients' ? to.recipients : null,
    head,
    blobs: extract.blobs.map(({ id, size, sha256 }) => ({ id: idSchema.parse(id), size, sha256 })),
  }
}

type Stated = Readonly<{ stated: Omit<Statement, 'keysSha256'>; key: Buffer }>

function secretsOf({ open }: Sending, { blobs }: Packed, { stated, key }: Stated) {
  const unwrapped = blobs.map(({ id, wrappedDek }) => {
    const dek = unwrapDek(open.ring, open.session.vaultId, id, wrappedDek)
    const text = dek.toString('hex')
    dek.fill(0)
    return [id, text] as const
  })
  const keys = { database: key.toString('hex'), blobs: Object.fromEntries(unwrapped) } as Keys
  return { keys, statement: { ...stated, keysSha256: digestOfKeys(keys) } }
}

async function sealManifest({ ports, to }: Sending, plain: Buffer): Promise<Uint8Array> {
  const given = to.kind === 'recipients' ? { recipients: to.recipients, passphrase: null } : { ...to, recipients: [] }
  try {
    const { recipients, passphrase } = given
    const sealed = passphrase === null ? await sealInline(plain, recipients) : null
    if (sealed) return sealed
    const answer = await ageApart(ports, { kind: 'seal', plain, recipients, passphrase })
    invariant('bytes' in answer, 'sealing refuses nothing')
    return answer.bytes
  } finally {
    plain.fill(0)
  }
}

function record({ open, ports, caseId, to }: Sending, { extract, blobs }: Packed, statement: Statement): void {
  const { session } = open
  const { bundleId, recipients, head } = statement
  const at = toInstant(ports.now())
  const bytes = blobs.reduce((sum, { size }) => sum + size, 0)
  const details = { bundleId, to: recipients ?? to.kind, files: blobs.length, bytes, head: head.seq }
  session.commit({ action: 'case.sent', subject: caseId, details }, (db) => {
    for (const { id, sha256 } of extract.rows.get('evidence') ?? [])
      noteCustody(db, String(id), { at, actor: session.user.name, action: 'exported', detail: String(sha256) })
  })
}
