import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Core, createCore } from '#electron/core/core.ts'
import { readSample } from '#electron/core/sample/material.ts'
import { SAMPLE_PASSWORD } from '#electron/core/vault/handlers.ts'
import { runSampleJob } from '#electron/hosts/cli/sample-job.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { aReport } from '#tests/support/builders.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'
import { readEverything } from '#tests/support/every-read.ts'
import { findIn, findInFolder, readIfAllowed } from '#tests/support/leak-scan.ts'

// One word for each field that stands nowhere else in the world.
const IN_THE_CASE = {
  name: 'Qwintari Zxalembang',
  phone: '0000-7731-9946-02',
  email: 'qxlembang@pengadu.invalid',
  handle: '@zxq.pengintai.sunyi',
  address: 'Gang Wjuxkalam 7731\nKelurahan Zyqontoh',
  note: 'Bxirwan adalah iparnya',
}
const IN_THE_FORM = {
  name: 'Vlodimira Xquanta',
  phone: '0000-6620-8835-01',
  email: 'vlxquanta@pengadu.invalid',
  handle: '@xvq.pengamat.diam',
  address: 'Lorong Kzwebyar 6620',
  note: 'Jqosefina tetangganya',
}
const DISCLOSED = {
  party: 'Wqarizona Txandrila',
  office: 'Lembaga Kxoprasena',
  basis: 'Perintah Vxandalusi 8841',
  reason: 'Perlindungan Jqalimosa',
  urgencyNote: 'Sebelum Hxerabona datang',
  consequence: 'Pindah ke Fqolantara',
  approvedBy: 'Kepala Yxobasthira',
}
const SECRET = [IN_THE_CASE, IN_THE_FORM, DISCLOSED].flatMap((one) =>
  Object.values(one).flatMap((text) => text.split('\n')),
)

const home = mkdtempSync(join(tmpdir(), 'saksama-bocor-'))
const dataDir = join(home, 'data')
const resources = join(home, 'resources')
let core: Core
let account: unknown
let pdf: Uint8Array

/** The sample as shipped, but for its reporter. */
function plantReporter() {
  mkdirSync(join(resources, 'sample'), { recursive: true })
  for (const name of readdirSync(resourcesDir).filter((one) => one !== 'sample'))
    symlinkSync(join(resourcesDir, name), join(resources, name))
  for (const name of readdirSync(join(resourcesDir, 'sample')))
    symlinkSync(join(resourcesDir, 'sample', name), join(resources, 'sample', name))
  const material = JSON.parse(readFileSync(join(resourcesDir, 'sample', 'case.json'), 'utf8'))
  rmSync(join(resources, 'sample', 'case.json'))
  writeFileSync(join(resources, 'sample', 'case.json'), JSON.stringify({ ...material, reporter: IN_THE_CASE }))
}

beforeAll(async () => {
  plantReporter()
  mkdirSync(dataDir)
  // A real run but for the cost of the password: the log is the real one too.
  const ports = {
    ...createNodePorts({
      dataDir,
      resourcesDir: resources,
      hostKind: 'cli',
      shell: createExportFolderShell(dataDir),
      workerFile: sourceWorkerFile,
    }),
    kdf: { memoryKiB: 1024, passes: 1, lanes: 1 },
  }
  core = createCore(ports)
  const made = await runSampleJob({ core, ports, say: () => {} })
  account = made.account
  pdf = made.pdf
  const { api } = core
  // Typing in the form of a report, as the page keeps it, and a call that is refused with all of it.
  const typing = JSON.stringify({ data: aReport(), reporter: IN_THE_FORM })
  await api.drafts.put({ key: 'report:new', json: typing })
  await api.reports.register({ data: { narrative: 7 }, reporter: IN_THE_FORM } as never).catch(() => {})
  await core.importStream(IN_THE_FORM.name, (async function* () {})())
  await discloseAndExport()
  for (const document of await allOf('documents')) await api.documents.exportPdf({ id: document as never })
  for (const evidence of await allOf('evidence')) await api.evidence.exportOriginal({ id: evidence as never })
  await api.signing.exportCa()
})
afterAll(async () => {
  await core.close()
  rmSync(home, { recursive: true, force: true })
})

/** The sample has no register of employees and no name check, nothing is being restored, and the form asked for has no draft. */
const NOTHING_TO_TELL = [
  'backup.prepared',
  'drafts.get',
  'namecheck.entries',
  'namecheck.get',
  'people.asOf',
  'people.get',
  'people.preview',
]

/** A disclosure, its unfinished form, one that is refused, outputs that are stopped, and the log with its proof. */
async function discloseAndExport() {
  const { api } = core
  const [report] = await api.reports.list({ search: '' })
  const id = report!.id
  const data = { ...DISCLOSED, urgency: 'urgent' as const, disclosed: aReport().received }
  const { id: disclosure } = await api.reports.disclose({ id, data })
  await api.reports.openDisclosure({ id: disclosure, reason: 'Uji kebocoran.' })
  await api.drafts.put({ key: `report:${id}:disclosure`, json: JSON.stringify(DISCLOSED) })
  await api.reports.disclose({ id, data: { ...data, reason: 7 } } as never).catch(() => {})
  for (const reason of [`Menghubungi ${IN_THE_CASE.name}.`, `Surel ${IN_THE_CASE.email} tidak dijawab.`])
    await expect(api.reports.revealReporter({ id, reason })).rejects.toMatchObject({ code: 'reporter_leak' })
  const text = `Sudah dihubungi: ${IN_THE_CASE.name}.`
  for (const tell of [
    () => api.reports.recordFollowUp({ id, day: '2026-10-20' as never, what: text, reference: '' }),
    () =>
      api.reports.recordFollowUp({ id, day: '2026-10-20' as never, what: 'Telepon.', reference: IN_THE_CASE.email }),
  ])
    await expect(tell()).rejects.toMatchObject({ code: 'reporter_leak' })
  await expect(api.audit.acknowledgeRollback({ seq: 1, reason: text })).rejects.toMatchObject({
    code: 'rollback_not_found',
  })
  for await (const _step of await api.audit.exportLog());
}

async function allOf(what: 'documents' | 'evidence'): Promise<string[]> {
  const [{ id } = { id: '' }] = await core.api.cases.list({ search: '', state: null } as never)
  const list =
    what === 'documents'
      ? await core.api.documents.list({ caseId: id as never })
      : await core.api.evidence.list({ target: { kind: 'case', id: id as never } })
  return list.map((one) => one.id)
}

/** A PDF as its readers see it: its text, and its objects without compression. */
function opened(bytes: Uint8Array): Uint8Array {
  const file = join(home, 'dibuka.pdf')
  writeFileSync(file, bytes)
  const text = execFileSync('pdftotext', [file, '-'])
  execFileSync('qpdf', ['--stream-data=uncompress', '--object-streams=disable', file, `${file}.qdf`])
  return Buffer.concat([bytes, text, readFileSync(`${file}.qdf`)])
}

test('the search finds what is there, in every disguise', async () => {
  const word = 'Qwintari Zxalembang'
  const carriers = [
    `nama: ${word}!`,
    Buffer.from(`x${word}`, 'utf16le'),
    ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${word}, dan seterusnya`).toString('base64')),
    Buffer.from(word).toString('hex'),
    encodeURIComponent(word),
  ]
  for (const carrier of carriers) expect(findIn(Buffer.from(carrier), [word])).toEqual([word])
  expect(findInFolder(resources, [IN_THE_CASE.name])).toEqual(['sample/case.json: Qwintari Zxalembang'])
  const reports = await core.api.reports.list({ search: '' })
  const told = await core.api.reports.revealReporter({ id: reports[0]!.id, reason: 'Uji kebocoran.' })
  expect(told).toEqual(IN_THE_CASE)
  expect(JSON.parse((await core.api.drafts.get({ key: 'report:new' }))?.json ?? '').reporter).toEqual(IN_THE_FORM)
})

test('nothing of a reporter in what any reading procedure answers', async () => {
  const answers = await readEverything(core)
  const silent = [...answers].filter(([, given]) => given.length === 0).map(([name]) => name)
  expect(
    silent.filter((name) => !NOTHING_TO_TELL.includes(name)),
    'never answered',
  ).toEqual([])
  for (const [name, given] of answers) {
    expect(findIn(Buffer.from(given.join('\n')), SECRET), name).toEqual([])
  }
  // The answers are those of the sample: its subject is named in them.
  expect(answers.get('cases.get')?.join('')).toContain('Rangga Sasmaya')
  expect(findIn(Buffer.from(JSON.stringify(account)), SECRET)).toEqual([])
})

test('nothing of a reporter in the minutes or in any exported file', () => {
  const folder = join(dataDir, 'ekspor')
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  expect(files.map(({ name }) => name.replace(/^.*\./, '')).sort()).toEqual(
    expect.arrayContaining(['crt', 'jsonl', 'pdf', 'png', 'webm']),
  )
  for (const { name, bytes } of [{ name: 'the minutes', bytes: pdf }, ...files]) {
    const seen = bytes.subarray(0, 5).toString() === '%PDF-' || name === 'the minutes' ? opened(bytes) : bytes
    expect(findIn(seen, SECRET), name).toEqual([])
  }
  expect(findIn(opened(pdf), ['Rangga Sasmaya'])).toEqual(['Rangga Sasmaya'])
})

test('nothing of a reporter in the data folder, nothing of the case in vault, log and anchors; open and locked', async () => {
  const { material } = await readSample(resources)
  const { interview, subject, witness, report } = material
  const ofTheCase = [
    subject.name,
    subject.nip,
    subject.position,
    witness.name,
    interview.place,
    report.account,
    report.url,
    report.narrative.slice(0, 60),
    ...interview.exchanges.flatMap(({ question, answer }) => [question, answer]).filter((text) => text.length > 12),
    'tangkapan-unggahan.png',
    'SQLite format 3',
    SAMPLE_PASSWORD,
  ]
  const search = () => [
    ...findInFolder(dataDir, SECRET),
    ...readdirSync(dataDir)
      .filter((name) => name !== 'ekspor')
      .flatMap((name) =>
        name.includes('.')
          ? findIn(readFileSync(join(dataDir, name)), ofTheCase)
          : findInFolder(join(dataDir, name), ofTheCase),
      ),
  ]
  expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['brankas', 'ekspor', 'log']))
  expect(readdirSync(join(dataDir, 'brankas', 'anchors'))).toEqual(['head.json'])
  expect(readdirSync(join(dataDir, 'brankas'))).toContain('case.db-wal')
  expect(search()).toEqual([])
  await core.api.vault.lock()
  expect(search()).toEqual([])
})

test('nothing of a reporter in the folder for temporary files', () => {
  // Whatever of it may be read, this test's own folder apart: the sample with its planted reporter lies there in the open.
  const found = readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => findIn(readIfAllowed(join(tmpdir(), entry.name)), SECRET).map((text) => [entry.name, text]))
  expect(found).toEqual([])
})
