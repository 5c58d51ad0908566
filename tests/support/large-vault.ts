import { linkSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NO_ALLEGATION, newCaseId, openCase } from '#electron/core/cases/service.ts'
import { insertEvidence, NO_CAPTURE, noteCustody } from '#electron/core/evidence/rows.ts'
import type { StoredBlob } from '#electron/core/kernel/blobs.ts'
import type { WriteDb } from '#electron/core/kernel/database.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { KdfParameters } from '#electron/core/kernel/ports.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { listDirty, reindex } from '#electron/core/search/repository.ts'
import { blobFolderOf, blobPath } from '#electron/core/vault/blob-folder.ts'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { aPerson } from './builders.ts'
import { TEST_OWNER, TEST_PASSWORD, testPorts } from './test-vault.ts'

type Size = Readonly<{ cases: number; evidence: number }>

/** Evidence files on disk share the bytes of one sealed file: they are counted, listed and compared by name, not opened. */
const PER_COMMIT = 500

/** As the core keeps it, without its restraint. */
function index(db: WriteDb): number {
  const dirty = listDirty(db, 2 * PER_COMMIT)
  for (const one of dirty) reindex(db, one)
  return dirty.length
}

/**
 * A vault as years of work leave it, made in seconds: real rows, audit entries and index, evenly spread over the cases;
 * the last case holds a tenth of all evidence. Locked when done; `TEST_PASSWORD` opens it.
 */
export async function createLargeVault(dataDir: string, size: Size, kdf: KdfParameters): Promise<void> {
  const ports = testPorts(dataDir, { kdf })
  const vault = createVault({ ports, events: createEventHub(), derive: index })
  await vault.create({ password: TEST_PASSWORD, ownerName: TEST_OWNER, cipher: 'aegis' })
  const session = vault.requireSession()
  const caseIds = addCases(session, ports, size.cases)
  const context = { session, ports, caseIds, total: size.evidence, dataDir }
  for (let from = 0; from < size.evidence; from += PER_COMMIT) {
    // The file system allows only so many names for one file.
    const base = await session.blobs.put([Buffer.from(`Isi bukti ${from}`)])
    addEvidence(context, { from, count: Math.min(PER_COMMIT, size.evidence - from), base })
  }
  // What one commit does not index, the next ones do.
  while (listDirty(session.db, 1).length > 0)
    session.commit({ action: 'search.indexed', subject: session.vaultId }, () => {})
  await vault.lock()
}

type Context = Readonly<{
  session: Session
  ports: ReturnType<typeof testPorts>
  caseIds: readonly ReturnType<typeof newCaseId>[]
  total: number
  dataDir: string
}>

function addCases(session: Session, ports: Context['ports'], count: number) {
  const ids = Array.from({ length: count }, () => newCaseId(ports))
  const [first, ...others] = ids.map((subject) => ({ action: 'case.opened', subject, details: {} }))
  if (!first) return ids
  session.commit({ ...first, further: others }, (db) => {
    for (const [n, id] of ids.entries())
      openCase(db, ports, id, {
        title: `Dugaan keberpihakan di media sosial nomor ${n + 1}`,
        subjects: [aPerson({ name: `Terlapor Contoh ${n + 1}` })],
        allegation: NO_ALLEGATION,
      })
  })
  return ids
}

/** Which case an item belongs to: nine of ten go round, the tenth to the last case. */
const caseOf = ({ caseIds }: Context, n: number) => caseIds[n % 10 === 9 ? caseIds.length - 1 : n % caseIds.length]

type Chunk = Readonly<{ from: number; count: number; base: StoredBlob }>

function addEvidence(context: Context, { from, count, base }: Chunk): void {
  const { session, ports } = context
  const items = Array.from({ length: count }, (_, offset) => ({
    n: from + offset,
    id: evidenceIdSchema.parse(ports.newId()),
    blob: offset === 0 ? base : { ...base, id: ports.newId() },
  }))
  for (const { blob } of items.slice(1)) linkBlob(context.dataDir, base.id, blob.id)
  const [first, ...further] = items.map(({ id, n }) => ({
    action: 'evidence.imported',
    subject: id,
    details: { name: `tangkapan ${n}.png`, size: base.size, sha256: base.sha256 },
  }))
  if (!first) return
  const at = toInstant(ports.now())
  session.commit({ ...first, further }, (db) => {
    for (const { id, n, blob } of items) {
      recordBlob(db, blob, at)
      insertEvidence(db, {
        id,
        caseId: caseOf(context, n) ?? null,
        reportId: null,
        title: `Tangkapan layar unggahan ${n}`,
        originalName: `tangkapan ${n}.txt`,
        kind: 'text',
        mime: 'text/plain; charset=utf-8',
        size: base.size,
        sha256: base.sha256,
        width: null,
        height: null,
        notices: [],
        origin: 'drop',
        derivedFrom: null,
        capture: NO_CAPTURE,
        note: '',
        importedAt: at,
        importedBy: session.user.name,
        blobId: blob.id,
      })
      noteCustody(db, id, { at, actor: session.user.name, action: 'imported', detail: 'drop' })
    }
  })
}

function linkBlob(dataDir: string, from: string, to: string): void {
  const folder = blobFolderOf(join(dataDir, 'brankas'))
  mkdirSync(dirname(blobPath(folder, to)), { recursive: true })
  linkSync(blobPath(folder, from), blobPath(folder, to))
}
