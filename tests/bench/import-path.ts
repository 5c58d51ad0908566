import type { TestCore } from '#tests/support/create-test-core.ts'

type Bringing = Readonly<{ caseId: string; path: string; size: number }>

/** One file by its path, as the desktop does; acknowledged when it returns. */
export async function importPath({ api, core }: TestCore, { caseId, path, size }: Bringing) {
  const files = [{ name: 'besar.bin', size }]
  // The case was just opened: its id is one.
  const target = { kind: 'case' as const, id: caseId as never }
  const [ticket] = await api.evidence.beginImport({ target, origin: 'dialog', files })
  const reply = await core.importPath(ticket ?? '', path)
  if (!reply.ok) throw new Error(reply.message)
  return reply.evidence
}
