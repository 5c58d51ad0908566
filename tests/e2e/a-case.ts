import { randomBytes } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Case, CaseId } from '#shared/cases/model.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { aPreparation } from '#tests/support/create-hearing.ts'
import type { Fixtures } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'

export const CASE_PASSWORD = 'kata-sandi-uji-perkara'

/** An open vault, made without the page. */
export const anOpenVault = ({ api }: Pick<Fixtures, 'api'>) =>
  api.vault.create({ password: CASE_PASSWORD, ownerName: 'Wening Prabasari' })

/** An open vault with one case in it. */
export async function anOpenCase({ api }: Pick<Fixtures, 'api'>): Promise<Case> {
  await anOpenVault({ api })
  return api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
}

export const aCase = async (fixtures: Pick<Fixtures, 'api'>): Promise<CaseId> => (await anOpenCase(fixtures)).id

type File = Readonly<{ name: string; bytes: Uint8Array }>

/** One piece of evidence of a case, imported without the page. */
export async function anItem(
  { api, core }: Pick<Fixtures, 'api' | 'core'>,
  caseId: CaseId,
  file: File,
): Promise<Evidence> {
  const files = [{ name: file.name, size: file.bytes.length }]
  const [ticket = ''] = await api.evidence.beginImport({ target: { kind: 'case', id: caseId }, origin: 'drop', files })
  async function* body() {
    yield file.bytes
  }
  const reply = await core.importStream(ticket, body())
  if (!reply.ok) throw new Error(reply.message)
  return reply.evidence
}

/** A hearing prepared without the page, which then stands at it. */
export async function aHearing({ api }: Pick<Fixtures, 'api'>, page: Page): Promise<Interview> {
  const { id: caseId, subjects } = await anOpenCase({ api })
  const preparation = aPreparation(() => randomBytes(16).toString('hex'))
  const hearing = await api.interviews.prepare({ caseId, subjectId: subjects[0]!.id, ...preparation })
  await shellOf(page).open(`/perkara/${caseId}/pemeriksaan/${hearing.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return hearing
}

/** Goes on working in an open vault, then puts its folder back as it was before, as a copy from an old disk would. */
export async function putBack({ api, dataDir }: Pick<Fixtures, 'api' | 'dataDir'>, work: () => Promise<unknown>) {
  const folder = join(dataDir, 'brankas')
  const older = `${dataDir}-lama`
  // The copies change hands while nobody holds the vault.
  await api.vault.lock()
  cpSync(folder, older, { recursive: true })
  await api.vault.unlock({ password: CASE_PASSWORD })
  await work()
  await api.vault.lock()
  rmSync(folder, { recursive: true })
  cpSync(older, folder, { recursive: true })
  await api.vault.unlock({ password: CASE_PASSWORD })
}
