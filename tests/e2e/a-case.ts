import type { CaseId } from '#shared/cases/model.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import type { Fixtures } from './fixtures.ts'

export const CASE_PASSWORD = 'kata-sandi-uji-perkara'

/** An open vault with one case in it, made without the page. */
export async function aCase({ api }: Pick<Fixtures, 'api'>): Promise<CaseId> {
  await api.vault.create({ password: CASE_PASSWORD, ownerName: 'Wening Prabasari' })
  const { id } = await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  return id
}

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
