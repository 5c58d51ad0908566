import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createCasesHandlers } from '#electron/core/cases/handlers.ts'
import { addRecordingEvidence, readEvidence } from '#electron/core/evidence/service.ts'
import { createFinaliseDeps, createInterviewsHandlers } from '#electron/core/interviews/handlers.ts'
import { finaliseLeftovers } from '#electron/core/interviews/leftovers.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { createGuard } from '#electron/core/kernel/guard.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { createUnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { blobFolderOf } from '#electron/core/vault/blob-folder.ts'
import { createBlobStore } from '#electron/core/vault/blob-store.ts'
import { createKeyRing } from '#electron/core/vault/key-ring.ts'
import { createBlobThreads } from '#electron/core/vault/threads/blob-threads.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { GENESIS } from '#shared/audit/chain.ts'
import type { Preparation } from '#shared/interviews/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { aPerson } from './builders.ts'

/** A real database and real sealed blobs under a fixed key, without the password derivation of a whole core. */
const INLINE = { threads: createBlobThreads(() => sourceWorkerFile('blob')), from: Number.POSITIVE_INFINITY }

export async function openHearing(folder: string) {
  const blobs = blobFolderOf(folder)
  for (const part of [blobs.blobs, blobs.staging]) await mkdir(part, { recursive: true })
  const newId = () => randomBytes(16).toString('hex')
  const now = () => new Date()
  const incidents: unknown[] = []
  const logger = { info: () => {}, incident: (error: unknown) => `#${incidents.push(error)}` }
  const ring = createKeyRing(Buffer.alloc(32, 7), 1)
  const db = openVaultDatabase(join(folder, 'case.db'), ring.databaseKey, 'aegis')
  const locked = new AbortController()
  const events: string[] = []
  const { commit, rederive } = createUnitOfWork({ db, now, actor: 'Wening', emit: ({ action }) => events.push(action) })
  const session: Session = {
    vaultId: '0'.repeat(32),
    user: { id: '1'.repeat(32), name: 'Wening Prabasari', rights: ALL_RIGHTS },
    // A test reads what a repository reads.
    db: db as unknown as ReadDb,
    commit,
    rederive,
    blobs: createBlobStore({
      folder: blobs,
      ring,
      vaultId: '0'.repeat(32),
      newId,
      locked: locked.signal,
      bulk: INLINE,
    }),
    reporters: {
      canOpen: true,
      seal: () => Buffer.alloc(0),
      open: () => '',
      sealOwn: () => Buffer.alloc(0),
      openOwn: () => '',
    },
    trail: { places: [], head: () => GENESIS, sign: async () => GENESIS },
  }
  const ports = { now, newId, logger, workerFile: sourceWorkerFile }
  const deps = { requireSession: () => session, ports, addRecordingEvidence }
  const api = createRouterClient(
    { interviews: createInterviewsHandlers(deps), cases: createCasesHandlers(deps) },
    { interceptors: [createGuard(logger) as never] },
  )
  return {
    api,
    db,
    session,
    incidents,
    events,
    newId,
    finaliseLeftovers: () => finaliseLeftovers(createFinaliseDeps(deps), session),
    soundOf: async (evidenceId: string) => Buffer.from((await readEvidence(session, evidenceId)).bytes),
    close: () => db.close(),
  }
}
export type Hearing = Awaited<ReturnType<typeof openHearing>>

export async function createHearing() {
  const folder = await mkdtemp(join(tmpdir(), 'saksama-hearing-'))
  const hearing = await openHearing(folder)
  return {
    ...hearing,
    folder,
    dispose: async () => {
      hearing.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const aPreparation = (newId: () => string, over: Partial<Preparation> = {}): Preparation => ({
  kind: 'examination',
  mode: 'in_person',
  place: 'Ruang Rapat Contoh',
  scheduled: { at: toInstant(new Date('2026-10-21T02:00:00Z')), zone: 'WITA' },
  authority: 'wewenang yang ada pada Saya',
  participants: [
    { id: newId() as never, role: 'examiner', person: aPerson({ name: 'Dyah Pemeriksa', nip: '198001012005012000' }) },
  ],
  evidenceIds: [],
  ...over,
})

export const WILLING = {
  identityConfirmed: true,
  identityDocument: 'kartu pegawai',
  healthy: true,
  willing: true,
  note: '',
}

/** A hearing that has been prepared, with its case. */
export async function prepared({ api, newId }: Pick<Hearing, 'api' | 'newId'>, over: Partial<Preparation> = {}) {
  const opened = await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  return api.interviews.prepare({
    caseId: opened.id,
    subjectId: opened.subjects[0]!.id,
    ...aPreparation(newId, over),
  })
}

export async function running(hearing: Pick<Hearing, 'api' | 'newId'>) {
  const { id } = await prepared(hearing)
  return hearing.api.interviews.start({ id, ...WILLING })
}

/** Twelve and a half seconds of beeps as MediaRecorder gave them, a chunk a second. */
export async function realChunks(): Promise<Readonly<{ mimeType: string; chunks: string[] }>> {
  return JSON.parse(await readFile(new URL('../fixtures/recordings/chromium-opus.json', import.meta.url), 'utf8'))
}
