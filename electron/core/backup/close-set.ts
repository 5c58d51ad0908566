import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setNameSchema } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { userIdSchema } from '#shared/vault/model.ts'
import { publicKeyHex } from '../audit/checkpoints.ts'
import { signingKeyOf } from '../vault/slot.ts'
import type { Capture } from './capture.ts'
import type { Copied } from './copy-blobs.ts'
import type { FileDone } from './file-worker.ts'
import { type FileThread, StoppedError } from './files.ts'
import { DATABASE, MANIFEST, SUMS, setFolderOf } from './layout.ts'
import { writeManifest } from './manifest.ts'
import { onMedium } from './medium-error.ts'
import { makeFolder, putFile, settleFolder } from './medium-files.ts'
import type { Place, Ran, Run } from './run.ts'
import { writeSums } from './sums.ts'

/** The set's own files, the list, and last of all the manifest. */
export async function closeSet(
  run: Run,
  { root, set, macKey, thread }: Place,
  { capture, copied }: Readonly<{ capture: Capture; copied: Copied }>,
): Promise<Ran> {
  const { open, ports, signal } = run
  const folder = setFolderOf(root, set)
  const files = await putOwnFiles(thread, folder, capture)
  await thread.settle()
  const sums = writeSums({
    files: new Map([...files].map(([name, { sha256 }]) => [name, sha256])),
    blobs: sha256sOf(copied),
  })
  const all = [...files.values(), ...copied.blobs.values()]
  const bytes = all.reduce((sum, file) => sum + file.bytes, 0)
  if (!run.stillOpen()) throw new AppError('vault_locked')
  const signingKey = signingKeyOf(open.secrets.signingKey)
  const manifest = writeManifest(
    {
      format: 'saksama-cadangan',
      version: 1,
      vaultId: open.file.vaultId,
      set: setNameSchema.parse(set),
      createdAt: toInstant(ports.now()),
      cipher: open.file.cipher,
      head: capture.head,
      sums: createHash('sha256').update(sums).digest('hex'),
      files: all.length,
      bytes,
      missing: copied.missing as [],
      signer: { userId: userIdSchema.parse(open.userId), publicKey: publicKeyHex(signingKey) },
    },
    { macKey, signingKey },
  )
  if (signal.aborted) throw new StoppedError('Stopped.')
  await onMedium(async () => {
    await putFile(join(folder, SUMS), sums)
    await putFile(join(folder, MANIFEST), manifest)
    for (const each of [dirname(folder), root, dirname(root)]) await settleFolder(each)
  })
  const written = all.filter(({ kept }) => !kept)
  return {
    set: setNameSchema.parse(set),
    copiedFiles: written.length,
    copiedBytes: written.reduce((sum, file) => sum + file.bytes, 0),
    keptFiles: all.length - written.length,
    missing: copied.missing,
    head: capture.head,
    files: all.length,
    bytes,
  }
}

const sha256sOf = ({ blobs }: Copied) => new Map([...blobs].map(([id, { sha256 }]) => [id, sha256]))

async function putOwnFiles(thread: FileThread, folder: string, capture: Capture): Promise<Map<string, FileDone>> {
  const files = new Map<string, FileDone>()
  const [database] = await thread.run([{ from: capture.database, to: join(folder, DATABASE), expected: null }])
  if (database) files.set(DATABASE, database)
  for (const [name, bytes] of capture.small) {
    await onMedium(async () => {
      if (name.includes('/')) await makeFolder(dirname(join(folder, name)))
      await putFile(join(folder, name), bytes)
    })
    files.set(name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, kept: false })
  }
  return files
}
