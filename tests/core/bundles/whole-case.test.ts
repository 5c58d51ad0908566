import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase, openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { isIntact, lastOf, WHOLE, walkLog } from '#tests/support/streams.ts'

let from: Office
let to: Office
beforeAll(async () => {
  from = await openOffice({ ports: { openDatabase: (...call) => openExtract(...call) } })
  to = await openOffice({ name: 'Tirta Wasesa' })
})
afterAll(async () => {
  await from.dispose()
  await to.dispose()
})

/** How the sender's program writes an extract: as this one does, unless a test says otherwise. */
let openExtract: Ports['openDatabase'] = openVaultDatabase
const writing = (change: (db: ReturnType<typeof openDatabase>) => void): Ports['openDatabase'] => {
  return (file, key, cipher) => {
    if (!file.endsWith('.bundel.db')) return openVaultDatabase(file, key, cipher)
    const db = openDatabase(file, key, cipher)
    change(db)
    return db
  }
}
const addressed = async () => ({ kind: 'recipients' as const, recipients: [await to.address()] as never })

test('the sample case, with hearings, documents, a decision and all, reads alike where it came', async () => {
  await from.api.vault.openSample()
  const [found] = await from.api.cases.list({})
  const caseId = found!.id
  const told = async ({ api }: Office) => ({
    case: await api.cases.get({ id: caseId }),
    interviews: await api.interviews.list({ caseId }),
    documents: await api.documents.list({ caseId }),
    acts: await api.classification.acts({ caseId }),
    decisions: await api.decisions.ofCase({ caseId }),
  })
  const before = await told(from)
  await to.receive(await from.send(caseId, await addressed()))
  const after = await told(to)
  expect(after.case).toEqual(before.case)
  expect(after.interviews).toEqual(before.interviews)
  expect(after.documents).toEqual(before.documents)
  expect(after.acts).toEqual(before.acts)
  expect(after.decisions).toEqual(before.decisions)
  for (const { id } of await to.api.evidence.list({ target: { kind: 'case', id: caseId } }))
    expect(await isIntact(to.api, id)).toBe(true)
  const hits = await to.api.search.find({ text: before.case.number, kind: null, limit: 10 })
  expect(JSON.stringify(hits)).toContain(caseId)
  expect(await walkLog(to.api)).toMatchObject(WHOLE)
  await from.api.vault.leaveSample({ remove: true })
  await from.api.vault.unlock({ password: TEST_PASSWORD })
})

async function aSmallCase(): Promise<CaseId> {
  const { id } = await from.api.cases.open({ title: 'Perkara kecil', subjects: [aPerson()] })
  await from.importBytes({ kind: 'case', id }, 'a.txt', Buffer.from('a'))
  return id
}

test('rows written by an older program are brought to our schema', async () => {
  const caseId = await aSmallCase()
  openExtract = writing((db) => migrate(db, migrations.slice(0, 19)))
  expect((await to.receive(await from.send(caseId, await addressed()))).caseId).toBe(caseId)
})

test('rows written by a newer program are refused, and what to do is said', async () => {
  const caseId = await aSmallCase()
  openExtract = writing((db) => {
    migrate(db, migrations)
    db.pragma(`user_version = ${migrations.length + 1}`)
  })
  const path = await from.send(caseId, await addressed())
  await expect(to.look(path)).rejects.toMatchObject({ code: 'bundle_from_future' })
})

test('rows of another shape, signed or not, are damage', async () => {
  const caseId = await aSmallCase()
  openExtract = writing((db) => {
    migrate(db, migrations)
    db.exec(`CREATE TRIGGER planted AFTER INSERT ON evidence BEGIN UPDATE evidence SET kind = 'apa saja'; END`)
  })
  const { ticket } = await to.look(await from.send(caseId, await addressed()))
  await expect(lastOf(await to.api.bundles.receive({ ticket, confirmSender: true }))).rejects.toMatchObject({
    code: 'bundle_damaged',
  })
  expect((await to.api.cases.list({})).map(({ id }) => id)).not.toContain(caseId)
  expect(readdirSync(join(to.dataDir, 'brankas', 'staging'))).toEqual([])
})
