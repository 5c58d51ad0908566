import { mkdir, rm } from 'node:fs/promises'
import type { RunOutcome } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Ports } from '../kernel/ports.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { type Capture, captureVault } from './capture.ts'
import { closeSet } from './close-set.ts'
import { copyBlobs } from './copy-blobs.ts'
import { createFileThread, type FileThread, StoppedError } from './files.ts'
import { blobsOf, freeName, rootOf, setFolderOf, setsOf, stampOf } from './layout.ts'
import { manifestKey } from './manifest.ts'
import { onMedium } from './medium-error.ts'
import { makeFolder } from './medium-files.ts'
import type { Pace } from './pace.ts'
import { listSetNames } from './stored-set.ts'

type RunPorts = Pick<Ports, 'now' | 'workerFile'>
export type Run = Readonly<{
  ports: RunPorts
  open: OpenVault
  /** The vault's own folder, and the one to back up to. */
  folder: string
  target: string
  /** Reads what lies there already instead of trusting the newest manifest. */
  thorough: boolean
  pace: Pace
  signal: AbortSignal
  /** False once the vault was locked: its keys are wiped then. */
  stillOpen(): boolean
}>
export type Ran = RunOutcome & Readonly<{ head: Capture['head']; files: number; bytes: number }>

/**
 * One backup. What was copied stays when it is interrupted and is not copied again; the set itself exists only once its
 * manifest stands, and that comes last. Throws AppError `medium_…`, StoppedError.
 */
export async function runBackup(run: Run): Promise<Ran> {
  const { open, target, ports } = run
  const root = rootOf(target, open.file.vaultId)
  const macKey = manifestKey(open.ring.vaultKey)
  const thread = createFileThread(ports)
  const stop = () => thread.stop()
  run.signal.addEventListener('abort', stop)
  try {
    if (run.signal.aborted) throw new StoppedError('Stopped.')
    const set = await onMedium(() => newSet(root, ports.now()))
    try {
      return await fillSet(run, { root, set, macKey, thread })
    } catch (error) {
      // Best effort: without a manifest it does not count anyway.
      await rm(setFolderOf(root, set), { recursive: true, force: true }).catch(() => {})
      if (!run.stillOpen()) throw new AppError('vault_locked', undefined, { cause: error })
      throw run.signal.aborted ? new StoppedError('Stopped.') : error
    }
  } finally {
    run.signal.removeEventListener('abort', stop)
    macKey.fill(0)
    await thread.close()
  }
}

async function newSet(root: string, now: Date): Promise<string> {
  // Never more than one level: where a medium was pulled off, nothing grows in its place.
  for (const folder of [root, setsOf(root), blobsOf(root)]) await makeFolder(folder)
  const taken = await listSetNames(root)
  const set = freeName(stampOf(now), (name) => taken.includes(name))
  await mkdir(setFolderOf(root, set), { mode: 0o700 })
  return set
}

export type Place = Readonly<{ root: string; set: string; macKey: Buffer; thread: FileThread }>

async function fillSet(run: Run, place: Place): Promise<Ran> {
  run.pace.begin('database', { totalFiles: 0, totalBytes: 0 })
  const capture = await captureVault({
    folder: run.folder,
    file: run.open.file,
    db: run.open.session.db,
    name: place.set,
  })
  try {
    const copied = await copyBlobs(run, place, capture)
    run.pace.begin('closing', { totalFiles: 0, totalBytes: 0 })
    return await closeSet(run, place, { capture, copied })
  } finally {
    await capture.discard()
  }
}
