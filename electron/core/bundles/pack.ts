import type { FileHandle } from 'node:fs/promises'
import type { BundleProgress } from '#shared/bundles/model.ts'
import type { Case } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { blobFileSize } from '../vault/sealed-blob.ts'
import type { CopyJob } from './copy-worker.ts'
import { CopyFailedError, startCopying } from './copying.ts'
import type { Extract } from './extract.ts'
import { labelOf, type Statement } from './manifest.ts'
import { paddingOf, TAR_END, tarHead } from './tar.ts'

/** What leaves, read at one moment. */
export type Packed = Readonly<{ found: Case; extract: Extract; blobs: readonly StoredBlob[]; head: Statement['head'] }>

type Packing = Readonly<{
  ports: Pick<Ports, 'workerFile'>
  /** Of the vault. */
  folder: string
  tell(progress: BundleProgress): void
  signal: AbortSignal
}>
type Place = Readonly<{ file: FileHandle; bundleId: string; sentAt: string }>
type Tail = Readonly<{ database: string; size: number; manifest: Uint8Array }>

/**
 * The archive in its order: the label, the sealed files, then what takes time to prepare meanwhile. Both throw AppError
 * `evidence_damaged`, or the errno of the place the user chose.
 */
export function startPacking(job: Packing, { blobs, extract }: Packed, { file, bundleId, sentAt }: Place) {
  const totalBytes = blobs.reduce((sum, { size }) => sum + blobFileSize(size), 0)
  const copying = startCopying(job, totalBytes)
  const time = Math.floor(Date.parse(sentAt) / 1000)
  let at = 0
  const placed = (given: Omit<CopyJob, 'to' | 'start'>): CopyJob => {
    const placedJob = { ...given, start: 0, to: { descriptor: file.fd, at } }
    at += given.head.length + given.size + given.padding
    return placedJob
  }
  const bytesOf = (name: string, bytes: Uint8Array) =>
    placed({
      head: Buffer.concat([tarHead(name, bytes.length, time), bytes]),
      from: '',
      size: 0,
      padding: paddingOf(bytes.length),
    })
  const copyOf = (name: string, from: string, size: number) =>
    placed({ head: tarHead(name, size, time), from, size, padding: paddingOf(size) })
  const run = (jobs: readonly CopyJob[]) =>
    copying.run(jobs).catch((error: unknown) => {
      if (!(error instanceof CopyFailedError)) throw error
      // The label is the first job.
      if (error.side === 'source') throw damaged(extract, blobs[error.index - 1]?.id, error)
      throw Object.assign(new Error('The bundle could not be written.', { cause: error }), { code: error.code })
    })
  const sealed = blobFolderOf(job.folder)
  return {
    blobs: () =>
      run([
        bytesOf('saksama-bundle.json', Buffer.from(labelOf(bundleId))),
        ...blobs.map(({ id, size }) => copyOf(`blobs/${id}`, blobPath(sealed, id), blobFileSize(size))),
      ]),
    tail: ({ database, size, manifest }: Tail) =>
      run([
        copyOf('case.db', database, size),
        bytesOf('manifest.age', manifest),
        placed({ head: TAR_END, from: '', size: 0, padding: 0 }),
      ]),
    close: copying.close,
  }
}

export function damaged({ rows }: Extract, blobId: string | undefined, cause?: unknown): AppError {
  const row = rows.get('evidence')?.find(({ blob_id }) => blob_id === blobId)
  const what = row ? `Berkas Bukti ${row.number}` : 'Berkas sebuah naskah'
  return new AppError(
    'evidence_damaged',
    `${what} rusak atau hilang di brankas, sehingga perkara belum dapat diserahkan. Pulihkan dari cadangan, lalu ulangi.`,
    { cause },
  )
}
