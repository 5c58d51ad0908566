import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import type { DocumentId } from '#shared/documents/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { aReportedCase, hear, prepare, REPORTER, readBack } from '#tests/core/documents/a-heard-case.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'

/** What the vault of the bed holds, for children and checks. */
export type Facts = Readonly<{
  caseId: CaseId
  subjectId: SubjectId
  pictureId: EvidenceId
  documentIds: readonly DocumentId[]
  identityId: string
  recoveryKey: string
}>
/** A locked vault in `<root>/data`, a folder for backups in `<root>/media`. */
export type Bed = Readonly<{ root: string; facts: Facts; end(): void }>

export const CONTENT = 'isi-berkas-rahasia-contoh '
/** Must lie readable nowhere in a vault or its backup, whatever the moment. */
export const SECRETS = [
  CONTENT.trim(),
  REPORTER.name,
  REPORTER.address,
  'Milik saya sendiri.',
  'mengunggah ajakan memilih',
  'SQLite format 3',
]

export const dataOf = (root: string) => join(root, 'data')
export const mediaOf = (root: string) => join(root, 'media')
export const realClock = { now: () => new Date() }
export const temporaryRoot = () => mkdtempSync(join(tmpdir(), 'saksama-gangguan-'))

/** A case with a picture, a heard and read-back examination, final minutes to sign, and somebody who can sign. */
export async function createBed(documents = 2): Promise<Bed> {
  const root = temporaryRoot()
  for (const folder of [dataOf(root), mediaOf(root)]) mkdirSync(folder)
  const made = await createTestCore({ dataDir: dataOf(root), ports: realClock })
  const { api } = made
  const reported = await aReportedCase(made)
  const { id: interviewId } = await hear(made, reported)
  await readBack(made, interviewId)
  const documentIds: DocumentId[] = []
  for (let number = 0; number < documents; number += 1) {
    const { id } = await api.documents.draft({ interviewId, kind: 'examination_minutes' })
    await api.documents.finalize({ id })
    documentIds.push(id)
  }
  const identity = await api.signing.createIdentity({
    name: 'Contoh Nama',
    nip: '',
    position: 'Pemeriksa',
    keyKind: 'ec-p256',
  })
  await prepare(made, reported)
  await made.dispose()
  const facts = {
    caseId: reported.caseId,
    subjectId: reported.subjectId,
    pictureId: reported.exhibit.id,
    documentIds,
    identityId: identity.id,
    recoveryKey: made.recoveryKey,
  }
  return { root, facts, end: () => rmSync(root, { recursive: true, force: true }) }
}

/** A copy of the bed to be ill-treated; the caller removes it. */
export function copyOf({ root }: Pick<Bed, 'root'>): string {
  const copy = temporaryRoot()
  cpSync(root, copy, { recursive: true })
  return copy
}
