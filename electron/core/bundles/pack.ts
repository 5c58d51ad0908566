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

type Parts = Readonly<{
  folder: string
  file: FileHandle
  database: string
  size: number
  manifest: Uint8Array
  statement: Statement
}>

/** The whole archive in its order, each file at its place. */
function jobsOf({ blobs }: Packed, { folder, file, database, size, manifest, statement }: Parts): CopyJob[] {
  const time = Math.floor(Date.parse(statement.sentAt) / 1000)
  const label = Buffer.from(labelOf(statement.bundleId))
  const jobs: CopyJob[] = []
  let at = 0
  const add = (job: Omit<CopyJob, 'to' | 'start'>) => {
    jobs.push({ ...job, start: 0, to: { descriptor: file.fd, at } })
    at += job.head.length + job.size + job.padding
  }
  const given = (name: string, bytes: Uint8Array) =>
    add({
      head: Buffer.concat([tarHead(name, bytes.length, time), bytes]),
      from: database,
      size: 0,
      padding: paddingOf(bytes.length),
    })
  const copied = (name: string, from: string, length: number) =>
    add({ head: tarHead(name, length, time), from, size: length, padding: paddingOf(length) })
  given('saksama-bundle.json', label)
  given('manifest.age', manifest)
  copied('case.db', database, size)
  for (const blob of blobs) copied(`blobs/${blob.id}`, blobPath(blobFolderOf(folder), blob.id), blobFileSize(blob.size))
  add({ head: TAR_END, from: database, size: 0, padding: 0 })
  return jobs
}

type Packing = Readonly<{
  ports: Pick<Ports, 'workerFile'>
  tell(progress: BundleProgress): void
  signal: AbortSignal
}>

/** Throws AppError `evidence_damaged`, or the errno of the place the user chose. */
export async function pack(job: Packing, packed: Packed, parts: Parts): Promise<void> {
  const { blobs, extract } = packed
  const jobs = jobsOf(packed, parts)
  const totalBytes = jobs.reduce((sum, { size }) => sum + size, 0)
  const copying = startCopying(job.ports, job.signal)
  const tell = () => job.tell({ stage: 'files', bytes: copying.bytes(), totalBytes })
  const timer = setInterval(tell, TELL_MS)
  try {
    await copying.run(jobs)
  } catch (error) {
    if (!(error instanceof CopyFailedError)) throw error
    if (error.side === 'source') throw damaged(extract, blobs[error.index - BEFORE_BLOBS]?.id, error)
    throw Object.assign(new Error('The bundle could not be written.', { cause: error }), { code: error.code })
  } finally {
    clearInterval(timer)
    await copying.close()
  }
}

const TELL_MS = 250
/** Label, manifest and database stand before the sealed files. */
const BEFORE_BLOBS = 3

export function damaged({ rows }: Extract, blobId: string | undefined, cause?: unknown): AppError {
  const row = rows.get('evidence')?.find(({ blob_id }) => blob_id === blobId)
  const what = row ? `Berkas Bukti ${row.number}` : 'Berkas sebuah naskah'
  return new AppError(
    'evidence_damaged',
    `${what} rusak atau hilang di brankas, sehingga perkara belum dapat diserahkan. Pulihkan dari cadangan, lalu ulangi.`,
    { cause },
  )
}
