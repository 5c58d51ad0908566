import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hear, prepare, readBack } from '#tests/core/documents/a-heard-case.ts'
import { newShape } from '#tests/core/reports/a-text-shape.ts'
import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { findIn } from '#tests/support/leak-scan.ts'
import { pngBytes, zipBytes } from '#tests/support/sample-bytes.ts'
import { zipOf } from '#tests/support/workbooks.ts'

const REPORTER = aReporter({
  name: 'Qwintari Zxalembang',
  phone: '0812-0000-7731',
  email: 'qxlembang@pengadu.invalid',
  handle: '@zxq.pengintai.sunyi',
  address: 'Gang Wjuxkalam 7731',
  note: '',
})

let made: TestCore
let caseId: never
let exhibit: never
beforeAll(async () => {
  made = await createTestCore()
  const { api, importBytes } = made
  const report = await api.reports.register({ data: aReport(), reporter: REPORTER })
  const opened = await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  caseId = opened.id as never
  const png = await importBytes({ kind: 'case', id: caseId }, 'tangkapan.png', pngBytes(40, 40))
  exhibit = (png.ok && png.evidence.id) as never
  expect(report.hasReporter).toBe(true)
})
afterAll(() => made.dispose())

const exported = () => {
  try {
    return readdirSync(join(made.dataDir, 'ekspor'))
  } catch {
    return []
  }
}
const stopped = (place: string) =>
  expect.objectContaining({ code: 'reporter_leak', message: expect.stringContaining(place) })
const textFile = async (name: string, text: string | Buffer) => {
  const reply = await made.importBytes({ kind: 'case', id: caseId }, name, Buffer.from(text))
  if (!reply.ok) throw new Error(reply.message)
  return reply.evidence.id
}

describe('an exhibit is stopped', () => {
  test.each([
    ['its text', 'surat.txt', 'Disampaikan oleh Qwintari Zxalembang kemarin.', 'isi berkas'],
    ['its telephone number', 'pesan.txt', 'hubungi +62 812 0000 7731', 'isi berkas'],
    ['its handle', 'tautan.txt', 'https://lini.invalid/zxq.pengintai.sunyi', 'isi berkas'],
    ['UTF-16', 'utf16.txt', Buffer.from('\ufeffqxlembang@pengadu.invalid', 'utf16le'), 'isi berkas'],
    [
      'an author that a program wrote into the picture',
      'foto.png',
      Buffer.concat([pngBytes(4, 4), Buffer.from('\0Artist\0Qwintari Zxalembang\0')]),
      'isi berkas',
    ],
    [
      'the author of a Word file',
      'surat.docx',
      zipOf([
        { name: 'word/document.xml', text: '<w:t>Isi biasa</w:t>' },
        { name: 'docProps/core.xml', text: '<dc:creator>Qwintari Zxalembang</dc:creator>' },
      ]),
      'isi berkas',
    ],
    [
      'a table in a Word file, a name in two cells far into it',
      'tabel.docx',
      zipOf([
        {
          name: 'word/document.xml',
          text: `${'<w:p>kata </w:p>'.repeat(50_000)}<w:t>Qwintari</w:t></w:tc><w:tc><w:t>Zxalembang</w:t>`,
        },
      ]),
      'isi berkas',
    ],
  ])('for %s', async (_what, name, text, place) => {
    const id = await textFile(name, text)
    const before = exported()
    await expect(made.api.evidence.exportOriginal({ id })).rejects.toEqual(stopped(place))
    expect(exported()).toEqual(before)
    // Neither the log nor the list of stops says what was found.
    const told = JSON.stringify([await made.api.reports.listStops(), await made.api.audit.list({ action: 'report' })])
    expect(findIn(Buffer.from(told), Object.values(REPORTER).filter(Boolean))).toEqual([])
  })

  test('for its name, when it came before the reporter was known', async () => {
    const id = await textFile('kiriman_Wvekandra-Xulimbaq.txt', 'isi biasa')
    await made.api.reports.register({ data: aReport(), reporter: aReporter({ name: 'Wvekandra Xulimbaq', note: '' }) })
    await expect(made.api.evidence.exportOriginal({ id })).rejects.toEqual(stopped('nama berkas'))
  })

  test.each([
    ['encrypted', () => zipBytes({ encrypted: true })],
    ['that would unpack to too much', () => zipBytes({ unpacked: 4_000_000_000 })],
    ['that says of itself what is not so', () => zipBytes({ unpacked: 60_000_000 })],
    ['cut off', () => zipOf([{ name: 'a.xml', text: 'biasa '.repeat(900) }]).subarray(0, 90)],
    ['with a part that is broken', () => zipOf([{ name: 'a.xml', text: 'biasa '.repeat(900) }]).fill(7, 40, 60)],
    ['without reporter data', () => zipOf([{ name: 'a.xml', text: 'biasa' }])],
  ])('a ZIP %s leaves as it is', async (what, bytes) => {
    const id = await textFile(`${what}.zip`, bytes())
    expect((await made.api.evidence.exportOriginal({ id })).savedAs).toContain('.zip')
  })

  test('and one without reporter data leaves', async () => {
    const id = await textFile('biasa.txt', 'Tidak ada apa-apa di sini selain nama Sarwono Misalnya.')
    expect((await made.api.evidence.exportOriginal({ id })).savedAs).toContain('biasa.txt')
  })
})

test('a picture with a reporter written on it is not made', async () => {
  await made.api.annotation.save({
    evidenceId: exhibit,
    baseRevision: 0,
    shapes: [newShape('oleh Zxalembang, Qwintari')],
  })
  await expect(made.api.annotation.exportFlattened({ evidenceId: exhibit, revision: 1 })).rejects.toEqual(
    stopped('tulisan ke-1 pada gambar'),
  )
})

test('minutes are not made final, and every place is named', async () => {
  const { api } = made
  const opened = await api.cases.get({ id: caseId })
  const reported = { caseId, subjectId: opened.subjects[0]!.id, exhibit: { id: exhibit } as never }
  const interview = await hear(made, reported)
  const added = await api.interviews.get({ id: interview.id })
  const { id } = await readBack(made, interview.id)
  const draft = await api.documents.draft({ interviewId: id, kind: 'examination_minutes' })
  expect(added.exchanges).toHaveLength(2)
  await api.documents.update({
    id: draft.id,
    fields: { ...draft.fields, number: '0812 0000 7731', closing: 'Demikian, atas laporan Q. Zxalembang.' },
  })
  await expect(api.documents.finalize({ id: draft.id })).rejects.toEqual(
    stopped('judul atau nomor naskah dan penutup naskah'),
  )
  expect((await api.documents.get({ id: draft.id })).state).toBe('draft')
  await api.documents.update({ id: draft.id, fields: draft.fields })
  await api.documents.finalize({ id: draft.id })
  expect((await api.documents.exportPdf({ id: draft.id })).savedAs).toContain('.pdf')

  // Somebody reports later whose name was innocent when the document was made final.
  await api.reports.register({
    data: aReport(),
    reporter: aReporter({ name: 'Vlodimira Sehatwan', note: 'Milik saya sendiri saja' }),
  })
  expect((await api.documents.exportPdf({ id: draft.id })).savedAs).toContain('.pdf')
  await api.reports.register({ data: aReport(), reporter: aReporter({ name: 'Kartika Contohwati' }) })
  await expect(api.documents.exportPdf({ id: draft.id })).rejects.toEqual(stopped('identitas pemeriksa'))
})

test('the audit log is not exported while an entry names a reporter', async () => {
  const { api } = made
  const walk = async () => {
    for await (const _step of await api.audit.exportLog());
  }
  // Written before anybody knew that he would report.
  await api.cases.rename({ id: caseId, title: 'Aduan Jqemirana Vxolandri' })
  await api.reports.register({ data: aReport(), reporter: aReporter({ name: 'Jqemirana Vxolandri', note: '' }) })
  await expect(walk()).rejects.toEqual(stopped('entri nomor '))
})

test('a keeper lets one output through, once, for these places, with a reason in the log', async () => {
  const { api } = made
  const id = await textFile('izin.txt', 'Qwintari Zxalembang')
  await expect(api.evidence.exportOriginal({ id })).rejects.toEqual(stopped('isi berkas'))
  const stop = (await api.reports.listStops()).find(({ subject }) => subject === id)!
  expect(stop).toMatchObject({ kind: 'evidence', places: ['isi berkas'], permittedAt: null, by: made.ownerName })
  const reason = 'Diminta penyidik dengan surat resmi.'
  await api.reports.permitOutput({ id: stop.id, reason })
  await expect(api.reports.permitOutput({ id: stop.id, reason })).rejects.toMatchObject({ code: 'stop_not_found' })
  expect((await api.evidence.exportOriginal({ id })).savedAs).toContain('izin.txt')
  await expect(api.evidence.exportOriginal({ id })).rejects.toEqual(stopped('isi berkas'))
  const actions = (await api.audit.list({ subject: id, action: 'report' })).entries.map(({ action }) => action)
  expect(actions).toEqual([
    'report.leak_stopped',
    'report.leak_let_through',
    'report.leak_permitted',
    'report.leak_stopped',
  ])
})

test('preparing a hearing of somebody who shares a word with a reporter stays possible', async () => {
  const { api } = made
  const opened = await api.cases.open({ title: 'Lain', subjects: [aPerson({ name: 'Budiarto Zxalembang' })] })
  const subjectId = opened.subjects[0]!.id
  await prepare(made, { caseId: opened.id, subjectId, exhibit: null as never })
  const id = await textFile('nama-lain.txt', 'Diperiksa: Budiarto Zxalembang')
  expect((await api.evidence.exportOriginal({ id })).savedAs).toContain('nama-lain')
  expect(
    readFileSync(join(made.dataDir, 'ekspor', exported().find((name) => name.includes('nama-lain'))!), 'utf8'),
  ).toContain('Budiarto')
})
