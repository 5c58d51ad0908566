import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { aPerson } from '#tests/support/builders.ts'
import { WILLING } from '#tests/support/create-hearing.ts'
import { createTestCore, resourcesDir, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { aReportedCase, hear, prepare, REPORTER, readBack } from './a-heard-case.ts'
import { attachmentsOf, checkStructure, fieldFacts, flowText, pdfInfo, unpacked } from './pdf-facts.ts'

let made: TestCore
let reported: Awaited<ReturnType<typeof aReportedCase>>
/** Sealed files from before the case of this test. */
let before: string[]
let savePath: string | null
const shell = { chooseSavePath: async () => savePath }
/** Runs when the first picture of an annex is drawn, which is after the text was composed. */
let whileSetting: (() => Promise<unknown>) | null
beforeAll(async () => {
  const { rasterizer } = createNodePorts({
    ...{ dataDir: '/tidak-dipakai', resourcesDir, hostKind: 'cli', shell, workerFile: sourceWorkerFile },
  })
  made = await createTestCore({
    ports: {
      rasterizer: {
        ...rasterizer,
        thumbnail: async (...given) => {
          const change = whileSetting
          whileSetting = null
          await change?.()
          return rasterizer.thumbnail(...given)
        },
      },
      shell,
    },
  })
})
beforeEach(async () => {
  whileSetting = null
  savePath = join(made.dataDir, 'naskah.pdf')
  before = blobFiles()
  reported = await aReportedCase(made)
})
afterAll(() => made.dispose())

const code = (expected: string) => expect.objectContaining({ code: expected })
const media = (id: string) => made.core.media(new Request(`http://l/media/${id}`))
const bytesOf = async (id: string) => new Uint8Array(await (await media(id)).arrayBuffer())
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const drafted = async () => {
  const { id: interviewId } = await hear(made, reported)
  return made.api.documents.draft({ interviewId, kind: 'examination_minutes' })
}
const ready = async () => {
  const draft = await drafted()
  await readBack(made, draft.interviewId)
  return draft
}
const blobFiles = () =>
  readdirSync(join(made.dataDir, 'brankas'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{32}/.test(name),
  )
const fileOf = (blobId: string) => join(made.dataDir, 'brankas', blobFiles().find((name) => name.includes(blobId))!)

test('from draft to saved PDF, with what is promised of each step', async () => {
  const { documents, audit } = made.api
  const draft = await ready()
  expect(draft).toMatchObject({ state: 'draft', revisions: [], contentSha256: null })
  expect(draft.signers.map(({ field }) => field)).toEqual(['ttd-1-terperiksa', 'ttd-2-ketua', 'ttd-3-saksi'])
  const fields = { ...draft.fields, number: '800.1.6.2/007/2026', place: 'Kota Contoh', paper: 'A4' as const }
  await documents.update({ id: draft.id, fields })

  const preview = await documents.preview({ id: draft.id })
  const previewed = flowText(await bytesOf(preview.mediaId))
  expect(previewed).toContain('Konsep, belum sah')
  expect(previewed).toContain('Nomor: 800.1.6.2/007/2026')

  const head = await audit.head()
  const final = await documents.finalize({ id: draft.id })
  const [revision] = final.revisions
  expect(final).toMatchObject({ state: 'final', revisions: [{ n: 1, kind: 'final', by: made.ownerName, fields: [] }] })
  const pdf = await bytesOf(revision!.blobId)
  expect(sha256(pdf)).toBe(revision!.sha256)
  expect(pdf.length).toBe(revision!.size)
  expect(checkStructure(pdf)).toContain('No syntax or stream encoding errors')
  expect(pdfInfo(pdf)['Page size']).toContain('595.2')
  expect(fieldFacts(pdf).map(({ name }) => name)).toEqual(final.signers.map(({ field }) => field))

  const text = flowText(pdf)
  expect(text).toContain('Semula: Milik saya.')
  expect(text).toContain('Milik saya sendiri.')
  expect(text).toContain('Pernyataan yang diperiksa: Benar semua.')
  expect(text).toContain(`Sidik isi ${final.contentSha256!.slice(0, 16)}`)
  expect(text).toContain(`Kepala jejak audit ${head.seq} · ${head.hash.slice(0, 16)}`)
  const attached = attachmentsOf(pdf)
  expect(sha256(attached['berita-acara.json']!)).toBe(final.contentSha256)
  expect(JSON.parse(attached['daftar-bukti.json']!)).toEqual([
    { number: reported.exhibit.number, title: reported.exhibit.title, sha256: reported.exhibit.sha256 },
  ])

  expect(await documents.exportPdf({ id: draft.id })).toEqual({ savedAs: savePath })
  expect(Buffer.from(readFileSync(savePath!)).equals(pdf)).toBe(true)
  const [listed] = await documents.list({ caseId: reported.caseId })
  expect(listed).toMatchObject({ number: '800.1.6.2/007/2026', signerCount: 3, signedCount: 0 })
})

test('nothing anywhere in the file names the reporter', async () => {
  const { id } = await ready()
  const final = await made.api.documents.finalize({ id })
  const pdf = await bytesOf(final.revisions[0]!.blobId)
  const everything = [
    Buffer.from(pdf).toString('utf8'),
    unpacked(pdf),
    flowText(pdf),
    canonicalJson(attachmentsOf(pdf)),
  ]
  for (const secret of Object.values(REPORTER)) for (const text of everything) expect(text).not.toContain(secret)
})

describe('a final text', () => {
  test('stays as it is whatever is changed afterwards, and takes no change itself', async () => {
    const { api } = made
    const draft = await ready()
    const final = await api.documents.finalize({ id: draft.id })
    const bytes = await bytesOf(final.revisions[0]!.blobId)
    await api.cases.setAllegation({ id: reported.caseId, allegation: { actDay: null, norm: 'Lain', description: '' } })
    await api.cases.updateSubject({
      id: reported.caseId,
      subjectId: reported.subjectId,
      person: aPerson({ name: 'Lain' }),
      asOf: '2026-10-20' as never,
    })
    const { logo: _, ...settings } = await api.settings.get()
    await api.settings.update({ ...settings, agency: 'INSTANSI LAIN' })
    expect(await api.documents.get({ id: draft.id })).toEqual(final)
    expect(Buffer.from(await bytesOf(final.revisions[0]!.blobId)).equals(bytes)).toBe(true)
    const { id, fields } = draft
    await expect(api.documents.update({ id, fields })).rejects.toEqual(code('document_final'))
    await expect(api.documents.discardDraft({ id })).rejects.toEqual(code('document_final'))
    await expect(api.documents.finalize({ id })).rejects.toEqual(code('document_final'))
  })

  test('is served while unlocked and not after', async () => {
    const { id } = await ready()
    const final = await made.api.documents.finalize({ id })
    const preview = await made.api.documents.preview({ id })
    await made.api.vault.lock()
    for (const one of [final.revisions[0]!.blobId, preview.mediaId]) expect((await media(one)).status).toBe(404)
    await expect(made.api.documents.get({ id })).rejects.toEqual(code('vault_locked'))
    await made.api.vault.unlock({ password: TEST_PASSWORD })
  })

  test('damaged in the vault is not handed out', async () => {
    const { id } = await ready()
    const final = await made.api.documents.finalize({ id })
    truncateSync(fileOf(final.revisions[0]!.blobId), 40)
    await expect(made.api.documents.exportPdf({ id })).rejects.toEqual(code('document_damaged'))
  })
})

describe('refuses', () => {
  test('a hearing that has not begun, the wrong kind, and what does not exist', async () => {
    const { documents } = made.api
    const none = 'f'.repeat(32) as never
    const { id: interviewId } = await prepare(made, reported)
    await expect(documents.draft({ interviewId, kind: 'examination_minutes' })).rejects.toEqual(
      code('interview_not_ready'),
    )
    await expect(documents.draft({ interviewId, kind: 'clarification_minutes' })).rejects.toEqual(code('kind_mismatch'))
    await expect(documents.draft({ interviewId: none, kind: 'examination_minutes' })).rejects.toEqual(
      code('interview_not_found'),
    )
    for (const call of ['get', 'preview', 'finalize', 'exportPdf', 'discardDraft'] as const)
      await expect(documents[call]({ id: none }), call).rejects.toEqual(code('document_not_found'))
  })

  test('to finalise before the answers are read back; a declined hearing needs none', async () => {
    const { documents, interviews } = made.api
    const draft = await drafted()
    await expect(documents.finalize({ id: draft.id })).rejects.toEqual(code('read_back_missing'))
    await expect(documents.exportPdf({ id: draft.id })).rejects.toEqual(code('revision_not_found'))
    const { id: interviewId } = await prepare(made, reported)
    await interviews.start({ id: interviewId, ...WILLING, willing: false, note: 'Menunggu pendamping' })
    const declined = await documents.draft({ interviewId, kind: 'examination_minutes' })
    const final = await documents.finalize({ id: declined.id })
    expect(flowText(await bytesOf(final.revisions[0]!.blobId))).toContain('tidak bersedia diperiksa dengan alasan')
  })

  test('more signers than there is room for', async () => {
    const { documents, interviews } = made.api
    const many = Array.from({ length: 6 }, (_, n) => ({
      id: `${n}`.repeat(32) as never,
      role: 'examiner' as const,
      person: aPerson({ name: `Pemeriksa ${n}` }),
    }))
    const { id: interviewId } = await prepare(made, reported, { participants: many })
    await interviews.start({ id: interviewId, ...WILLING, willing: false, note: 'Tidak bersedia' })
    const { id } = await documents.draft({ interviewId, kind: 'examination_minutes' })
    expect((await documents.preview({ id })).pages).toBeGreaterThan(0)
    await expect(documents.finalize({ id })).rejects.toEqual(code('signers_out_of_range'))
  })

  test('an exhibit of the annex that is damaged, unless there is no annex', async () => {
    const { documents } = made.api
    const draft = await ready()
    for (const name of blobFiles().filter((file) => !before.includes(file)))
      truncateSync(join(made.dataDir, 'brankas', name), 40)
    await expect(documents.finalize({ id: draft.id })).rejects.toEqual(code('evidence_damaged'))
    await documents.update({ id: draft.id, fields: { ...draft.fields, includeAnnex: false } })
    expect((await documents.finalize({ id: draft.id })).state).toBe('final')
  })

  test('a place that cannot be written; a cancelled save is nothing and no entry', async () => {
    const { documents, audit } = made.api
    const { id } = await ready()
    await documents.finalize({ id })
    savePath = join(made.dataDir, 'tidak', 'ada', 'x.pdf')
    await expect(documents.exportPdf({ id })).rejects.toEqual(code('save_failed'))
    await expect(documents.exportPdf({ id, n: 2 })).rejects.toEqual(code('revision_not_found'))
    savePath = null
    const { seq } = await audit.head()
    expect(await documents.exportPdf({ id })).toEqual({ savedAs: null })
    expect((await audit.head()).seq).toBe(seq)
  })
})

describe('while the text is being set', () => {
  const changes: Record<string, (id: never, fields: never) => Promise<unknown>> = {
    'the draft': (id, fields: never) =>
      made.api.documents.update({ id, fields: { ...(fields as object), number: '9' } as never }),
    'the case': () =>
      made.api.cases.setAllegation({
        id: reported.caseId,
        allegation: { actDay: null, norm: 'Lain', description: '' },
      }),
    'the settings': async () => {
      const { logo: _, ...settings } = await made.api.settings.get()
      await made.api.settings.update({ ...settings, margins: { ...settings.margins, left: 40 } })
    },
    'the exhibit': () =>
      made.api.evidence.describe({
        id: reported.exhibit.id,
        title: 'Lain',
        note: '',
        capture: reported.exhibit.capture,
      }),
  }
  test.each(Object.keys(changes))('%s may change: nothing is final, nothing is left behind', async (what) => {
    const { id, fields } = await ready()
    const files = blobFiles()
    whileSetting = () => changes[what]!(id as never, fields as never)
    await expect(made.api.documents.finalize({ id })).rejects.toEqual(code('document_changed'))
    expect(await made.api.documents.get({ id })).toMatchObject({ state: 'draft', revisions: [] })
    expect(blobFiles()).toEqual(files)
    expect((await made.api.documents.finalize({ id })).state).toBe('final')
  })

  test('it may be finalised elsewhere or discarded, which is said as it is', async () => {
    const { documents } = made.api
    const { id, interviewId } = await ready()
    whileSetting = () => documents.finalize({ id })
    await expect(documents.finalize({ id })).rejects.toEqual(code('document_final'))
    expect((await documents.get({ id })).revisions).toHaveLength(1)
    const other = await documents.draft({ interviewId, kind: 'examination_minutes' })
    whileSetting = () => documents.discardDraft({ id: other.id })
    await expect(documents.finalize({ id: other.id })).rejects.toEqual(code('document_not_found'))
  })
})
