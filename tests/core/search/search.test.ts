import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import type { SearchHit } from '#shared/search/model.ts'
import { aPerson, aReport, aReporter, HARD_NAMES } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let at: TestCore
beforeEach(async () => {
  at = await createTestCore()
})
afterEach(() => at.dispose())

const find = async (text: string, kind: SearchHit['kind'] | null = null, limit = 20) =>
  (await at.api.search.find({ text, kind, limit })).hits
const titles = async (text: string) => (await find(text)).map(({ title }) => title)

async function openCase(title: string, person = aPerson()) {
  const { id } = await at.api.cases.open({ title, subjects: [person] })
  return id
}

test('a case is found by title, subject, number and grouped NIP, by the beginning of a word and without marks', async () => {
  const id = await openCase(
    'Unggahan dukungan di lini masa',
    aPerson({ name: 'Rénda Çahyani', nip: '199002302015031000' }),
  )
  for (const text of [
    'unggah',
    'renda cahyani',
    'ÇAHY',
    'P-2026-001',
    '2026-001',
    '19900230 201503 1 000',
    '1990023020',
  ])
    expect(
      (await find(text)).map((hit) => hit.id),
      text,
    ).toEqual([id])
  expect(await find('tidakada')).toEqual([])
})

test('words of one stem find each other', async () => {
  await openCase('Mendukung calon')
  await openCase('Kampanye terselubung')
  expect(await titles('dukungan')).toEqual(['P-2026-001 · Mendukung calon'])
  expect(await titles('berkampanye selubung')).toEqual(['P-2026-002 · Kampanye terselubung'])
})

test('a change is found at once, and what it replaced no longer', async () => {
  const id = await openCase('Judul lama')
  await at.api.cases.rename({ id, title: 'Nama pengganti' })
  expect(await find('lama')).toEqual([])
  expect(await titles('pengganti')).toEqual(['P-2026-001 · Nama pengganti'])
})

test('a report is found by account, address and text; its reporter by nothing', async () => {
  await at.api.reports.register({ data: aReport({ narrative: 'Foto bersama simpatisan' }), reporter: aReporter() })
  for (const text of ['@akun.contoh', 'akun.con', 'https://lini.contoh.invalid/1', 'lini.contoh', 'simpatisan'])
    expect(
      (await find(text)).map(({ kind }) => kind),
      text,
    ).toEqual(['report'])
  for (const text of ['Larasati', '080000001234', '0800-0000-1234', 'larasati@contoh.invalid', 'Rahasia', 'tetangga'])
    expect(await find(text), text).toEqual([])
})

test('evidence is found by number, name and hash, and leads to its case', async () => {
  const caseId = await openCase('Contoh')
  const reply = await at.importBytes({ kind: 'case', id: caseId }, 'tangkapan-layar.txt', Buffer.from('isi'))
  if (!reply.ok) throw new Error(reply.code)
  const sha256 = reply.evidence.sha256
  for (const text of ['B-1', 'tangkapan', 'layar', sha256.slice(0, 12)]) {
    const [hit] = await find(text, 'evidence')
    expect(hit, text).toMatchObject({ kind: 'evidence', caseId, id: reply.evidence.id })
  }
  expect(await find('tangkapan', 'report')).toEqual([])
})

test('hard texts neither break the query nor the index', async () => {
  for (const name of HARD_NAMES) await openCase(name.slice(0, 150) || 'x')
  for (const text of [...HARD_NAMES, '"', '*', 'AND', 'NEAR(', 'stems : x', "'", '%', '^a', '-', ' ', '()'])
    await expect(find(text), text).resolves.toBeInstanceOf(Array)
  expect(await titles("O'Brien")).toHaveLength(1)
})

test('a single letter is a word of its own, not the beginning of every word with it', async () => {
  await openCase('Butir a dari aduan')
  await openCase('Ajakan ambigu')
  for (const text of ['a', 'A', 'a a a a a a a a', 'a ad'])
    expect(await titles(text), text).toEqual(['P-2026-001 · Butir a dari aduan'])
})

test('without a text, what changed last comes first; no more than asked for', async () => {
  for (const title of ['Satu', 'Dua', 'Tiga']) await openCase(title)
  expect((await find('', null, 2)).map(({ title }) => title)).toEqual(['P-2026-003 · Tiga', 'P-2026-002 · Dua'])
})

/** A core whose database the test looks into. */
async function withDatabase(): Promise<[TestCore, Connection]> {
  const opened: Connection[] = []
  const openDatabase: typeof openVaultDatabase = (...where) => {
    opened.push(openVaultDatabase(...where))
    return opened.at(-1)!
  }
  return [await createTestCore({ ports: { openDatabase } }), opened.at(-1)!]
}

test('what a large import leaves over is indexed a moment later, without anybody asking or a line in the log', async () => {
  const [other, db] = await withDatabase()
  const note = db.prepare(`INSERT INTO search_dirty (kind, target) VALUES ('evidence', ?)`)
  for (let n = 0; n < 900; n += 1) note.run(n.toString(16).padStart(32, '0'))
  await other.api.cases.open({ title: 'Sesudah impor', subjects: [aPerson()] })
  const left = () => (db.prepare('SELECT count(*) AS n FROM search_dirty').get() as { n: number }).n
  await expect.poll(left).toBe(0)
  expect((await other.api.search.find({ text: 'sesudah', kind: null, limit: 5 })).hits).toHaveLength(1)
  expect((await other.api.audit.list({})).entries[0]).toMatchObject({ action: 'case.opened' })
  await other.dispose()
})

test('what comes into a case does not index its text anew', async () => {
  const [other, db] = await withDatabase()
  const { id } = await other.api.cases.open({ title: 'Perkara dengan banyak bukti', subjects: [aPerson()] })
  const entry = () => db.prepare(`SELECT entry FROM search_entries WHERE kind = 'case'`).get()
  const before = entry()
  await other.importBytes({ kind: 'case', id }, 'satu.txt', Buffer.from('isi'))
  expect(entry()).toEqual(before)
  await other.api.cases.rename({ id, title: 'Judul lain' })
  expect(entry()).not.toEqual(before)
  await other.dispose()
})
