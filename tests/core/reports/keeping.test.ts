import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Right } from '#shared/users/model.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { findIn, findInFolder } from '#tests/support/leak-scan.ts'
import { addUser, become, OWNER_LOGIN } from '#tests/support/users.ts'

let made: TestCore
beforeEach(async () => {
  made = await createTestCore()
})
afterEach(() => made.dispose())

const REASON = 'Menghubungi untuk klarifikasi.'
const as = async (login: string, rights: Right[]) => {
  await addUser(made, login, rights)
  await become(made, login)
}
const DISCLOSED = {
  party: 'Ombudsman Zwqarna Contoh',
  office: 'Perwakilan Kxtrunan',
  basis: 'Surat perintah Vqondrasil nomor 000',
  reason: 'Diminta untuk perlindungan Jwvelkana',
  urgency: 'urgent' as const,
  urgencyNote: 'Ancaman Hqzirimo besok',
  consequence: 'Dipindahkan ke Fxqadamar sementara',
  approvedBy: 'Kepala Yqvastari',
  disclosed: { at: '2026-10-20T01:00:00.000Z' as never, zone: 'WITA' as const },
}

test('whoever takes a report in seals the reporter and cannot open it; a keeper can', async () => {
  await as('loket', ['intake'])
  const { id, hasReporter } = await made.api.reports.register({ data: aReport(), reporter: aReporter() })
  expect(hasReporter).toBe(true)
  await expect(made.api.reports.revealReporter({ id, reason: REASON })).rejects.toMatchObject({ code: 'not_permitted' })
  const draft = JSON.stringify({ reporter: aReporter({ name: 'Draf Milik Loket' }) })
  await made.api.drafts.put({ key: 'report:new', json: draft })
  expect((await made.api.drafts.get({ key: 'report:new' }))?.json).toBe(draft)

  await become(made, OWNER_LOGIN)
  expect(await made.api.reports.revealReporter({ id, reason: REASON })).toEqual(aReporter())
  // The form of somebody else is not the keeper's form.
  expect(await made.api.drafts.get({ key: 'report:new' })).toBeNull()
  await become(made, 'loket')
  expect((await made.api.drafts.get({ key: 'report:new' }))?.json).toBe(draft)
})

test.each([
  ' '.repeat(12),
  '\n'.repeat(12),
  '\u200b'.repeat(12),
  `a${' '.repeat(12)}b`,
  '\u3164'.repeat(12),
  'singkat',
])('nothing is opened for the reason %j', async (reason) => {
  const { id } = await made.api.reports.register({ data: aReport(), reporter: aReporter() })
  const before = await made.api.audit.head()
  await expect(made.api.reports.revealReporter({ id, reason })).rejects.toMatchObject({ code: 'malformed_call' })
  expect(await made.api.audit.head()).toEqual(before)
})

test('the leak check works for users who cannot open the reporters', async () => {
  await made.api.reports.register({ data: aReport(), reporter: aReporter({ name: 'Qwintari Zxalembang' }) })
  await as('dyah', ['examiner'])
  const opened = await made.api.cases.open({
    title: 'Contoh',
    subjects: [
      { name: 'Ada', titleBefore: '', titleAfter: '', nip: '', employment: 'pns', rank: '', position: '', office: '' },
    ],
  })
  const reply = await made.importBytes(
    { kind: 'case', id: opened.id },
    'a.txt',
    Buffer.from('dari Qwintari Zxalembang'),
  )
  expect(reply.ok).toBe(true)
  await expect(
    made.api.evidence.exportOriginal({ id: (reply.ok && reply.evidence.id) as never }),
  ).rejects.toMatchObject({ code: 'reporter_leak' })
  await expect(made.api.reports.listStops()).rejects.toMatchObject({ code: 'not_permitted' })
})

test('a reason has at least ten letters, and is all that the log keeps', async () => {
  const { id } = await made.api.reports.register({ data: aReport(), reporter: aReporter() })
  await expect(made.api.reports.revealReporter({ id, reason: 'ingin tau' })).rejects.toMatchObject({
    code: 'malformed_call',
  })
  await made.api.reports.revealReporter({ id, reason: REASON })
  const [entry] = (await made.api.audit.list({ action: 'report.reporter_opened' })).entries
  expect(entry).toMatchObject({ subject: id, details: { reason: REASON } })
})

test('a disclosure is a sealed record of its own: listed, numbered, opened with a reason, readable nowhere else', async () => {
  const { api } = made
  const { id } = await api.reports.register({ data: aReport(), reporter: aReporter() })
  const first = await api.reports.disclose({ id, data: DISCLOSED })
  const second = await api.reports.disclose({ id, data: { ...DISCLOSED, party: 'Pihak Kedua Contoh' } })
  expect([first.number, second.number]).toEqual([1, 2])
  expect(await api.reports.listDisclosures({ id })).toEqual([second, first])
  expect(await api.reports.openDisclosure({ id: first.id, reason: REASON })).toEqual(DISCLOSED)
  const actions = (await api.audit.list({ subject: id, action: 'report' })).entries.map(({ action }) => action)
  expect(actions.slice(0, 3)).toEqual([
    'report.disclosure_opened',
    'report.reporter_disclosed',
    'report.reporter_disclosed',
  ])

  const secret = Object.values(DISCLOSED)
    .filter((value): value is string => typeof value === 'string')
    .filter((text) => /[QqXxZz]/.test(text))
  expect(secret.length).toBeGreaterThan(5)
  const visible = [await api.audit.list({}), await api.reports.get({ id }), await api.reports.listDisclosures({ id })]
  expect(findIn(Buffer.from(JSON.stringify(visible)), secret)).toEqual([])
  expect(findInFolder(made.dataDir, secret)).toEqual([])
  await api.vault.lock()
  expect(findInFolder(made.dataDir, secret)).toEqual([])

  await api.vault.unlock({ password: TEST_PASSWORD })
  await as('dyah', ['examiner'])
  await expect(api.reports.disclose({ id, data: DISCLOSED })).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(api.reports.openDisclosure({ id: first.id, reason: REASON })).rejects.toMatchObject({
    code: 'not_permitted',
  })
})

test('a report without reporter has nothing to disclose, an unknown record nothing to open', async () => {
  const { id } = await made.api.reports.register({ data: aReport(), reporter: null })
  await expect(made.api.reports.disclose({ id, data: DISCLOSED })).rejects.toMatchObject({ code: 'no_reporter' })
  await expect(made.api.reports.openDisclosure({ id: 'ab'.repeat(16) as never, reason: REASON })).rejects.toMatchObject(
    { code: 'disclosure_not_found' },
  )
})
