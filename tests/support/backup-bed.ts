import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupSecret, BackupSet, Fault, RunState } from '#shared/backup/model.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson } from './builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from './create-test-core.ts'
import { lastOf } from './streams.ts'

export const PASSWORD: BackupSecret = { kind: 'password', password: TEST_PASSWORD }

export type BackupBed = TestCore &
  Readonly<{
    /** Stands for the medium. */
    medium: string
    target: string
    caseId: CaseId
    addEvidence(count?: number, size?: number): Promise<string[]>
    backUp(thorough?: boolean): Promise<Extract<RunState, { state: 'done' }>>
    sets(): Promise<BackupSet[]>
    verify(set: string, secret?: BackupSecret | null): Promise<Fault[]>
    /** `present`: of the vault that stands there, where `secret` is not. */
    restore(set: string, secret?: BackupSecret, present?: BackupSecret | null): Promise<Fault[]>
    /** Folder of the backup on the medium. */
    root(): Promise<string>
    end(): Promise<void>
  }>

/** A vault with a case, and a folder that takes its backups. */
export async function createBackupBed(dataDir?: string): Promise<BackupBed> {
  const test = await createTestCore(dataDir ? { dataDir } : {})
  const medium = mkdtempSync(join(tmpdir(), 'saksama-media-'))
  const { id: caseId } = await test.api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  return { ...(await bedOver(test, medium)), caseId }
}

export async function bedOver(test: TestCore, medium: string): Promise<BackupBed> {
  const { api } = test
  if (!existsSync(medium)) mkdirSync(medium)
  const chosen = await api.backup.chooseTarget({ typed: medium })
  const target = chosen!.id
  const place = async (set: string) => {
    const found = (await api.backup.listSets({ target })).find((each) => each.set === set)!
    return { target, vaultId: found.vaultId, set: found.set }
  }
  return {
    ...test,
    medium,
    target,
    caseId: '' as CaseId,
    async addEvidence(count = 1, size = 1000) {
      const [{ id } = { id: '' as CaseId }] = await api.cases.list({ search: '', state: null })
      const ids: string[] = []
      for (let index = 0; index < count; index += 1) {
        const reply = await test.importBytes({ kind: 'case', id }, `bukti-${index}.bin`, randomBytes(size))
        if (reply.ok) ids.push(reply.evidence.id)
      }
      return ids
    },
    async backUp(thorough = false) {
      await api.backup.start({ target, thorough })
      const end = await lastOf(await api.backup.watch())
      if (end?.state !== 'done') throw Object.assign(new Error(JSON.stringify(end)), { end })
      return end
    },
    sets: () => api.backup.listSets({ target }),
    async verify(set, secret = null) {
      return (await lastOf(await api.backup.verify({ ...(await place(set)), secret })))!.faults
    },
    async restore(set, secret = PASSWORD, present = null) {
      const end = await lastOf(await api.backup.prepareRestore({ ...(await place(set)), secret, present }))
      return end!.faults
    },
    async root() {
      const [name = ''] = await readdir(medium)
      return join(medium, name)
    },
    async end() {
      await test.dispose()
      rmSync(medium, { recursive: true, force: true })
    },
  }
}
