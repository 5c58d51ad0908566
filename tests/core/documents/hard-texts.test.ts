import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/model.ts'
import { aPerson, aReport, HARD_NAMES } from '#tests/support/builders.ts'
import { aPreparation, WILLING } from '#tests/support/create-hearing.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

const ANSWERS: Readonly<Record<string, string>> = {
  quotes: `"Kutip", 'tunggal', “lengkung” dan \\ garis miring \\n`,
  markup: '#let x = 1 *tebal* _miring_ $x^2$ @acuan <label> // bukan komentar #panic("x") = judul',
  html: '<script>alert("1")</script> &amp; <b>tebal</b>',
  sql: "Robert'); DROP TABLE cases;-- %_%",
  emoji: 'Saya kirim 👍🏽 dan 👩‍⚖️ 🇮🇩 di grup.',
  arabic: 'قال السيد مثال: بسم الله',
  hebrew: 'שלום עולם',
  mixed: 'Ia menulis «السلام عليكم» pukul 09.00, lalu pergi.',
  javanese: 'ꦱꦏ꧀ꦱꦩ ꦕꦺꦴꦤ꧀ꦠꦺꦴꦃ',
  accents: 'Naïve café Ångström e\u0301e\u0300 Łódź',
  chinese: '这是例子',
  unbroken: 'panjangsekali'.repeat(40),
  tabs: 'kolom\tsatu\tdua\nbaris kedua',
}
const WORDS = Array.from({ length: 640 }, (_, index) => `kata${String(index).padStart(3, '0')}`)
const LONG = WORDS.join(' ').slice(0, 5000)
/** What a keyboard cannot type and a hostile paste can hold. */
const CONTROLS = 'awal\u0000\u0007\u001b[31m\u202Eterbalik\u2066sembunyi\u0085\u009fakhir'
const CLEANED = 'awal[31mterbaliksembunyiakhir'

const dir = mkdtempSync(join(tmpdir(), 'saksama-teks-'))
const newId = () => crypto.randomUUID().replaceAll('-', '')
let core: TestCore
let final: Document
let preview: Awaited<ReturnType<TestCore['api']['documents']['preview']>>
let text: string
/** Which line a person reads does not matter here, nor the spaces within it. */
const bare = (given: string) => given.normalize('NFKC').replace(/[\s\u200b-\u200f\u00ad]/gu, '')

const mediaOf = async (id: string) =>
  Buffer.from(await (await core.core.media(new Request(`http://local/media/${id}`))).arrayBuffer())
const textOf = (pdf: Buffer) => {
  writeFileSync(join(dir, 'a.pdf'), pdf)
  return execFileSync('pdftotext', ['-layout', join(dir, 'a.pdf'), '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
}

beforeAll(async () => {
  core = await createTestCore()
  const { api } = core
  const people = HARD_NAMES.map((name) => aPerson({ name, titleAfter: 'M.Si.' }))
  const report = await api.reports.register({
    data: aReport({ narrative: Object.values(ANSWERS).join('\n') }),
    reporter: null,
  })
  const { caseId } = await api.reports.accept({ id: report.id, title: HARD_NAMES[1], subjects: people })
  const { subjects } = await api.cases.get({ id: caseId })
  const [subject] = subjects
  const participants = [
    { id: newId() as never, role: 'examiner' as const, person: aPerson({ name: 'Dyah Pemeriksa' }) },
    ...people.slice(1).map((person) => ({ id: newId() as never, role: 'witness' as const, person })),
  ]
  const { id } = await api.interviews.prepare({
    caseId,
    subjectId: subject!.id,
    ...aPreparation(newId, { participants }),
  })
  await api.interviews.start({ id, ...WILLING })
  const ask = async (question: string, answer: string) => {
    const { id: exchange, version } = await api.interviews.addExchange({ interviewId: id, question, sound: null })
    await api.interviews.saveExchange({ id: exchange, question, answer, baseVersion: version })
    return exchange
  }
  const exchanges: string[] = []
  for (const [name, answer] of Object.entries(ANSWERS)) exchanges.push(await ask(`Tanya ${name}: ${answer}`, answer))
  exchanges.push(await ask('Panjang?', LONG), await ask(CONTROLS, CONTROLS))
  const silent = await ask('Diam?', '')
  await api.interviews.finish({ id })
  await api.interviews.beginReadBack({ id })
  for (const exchange of exchanges) await api.interviews.confirmExchange({ id: exchange as never })
  await api.interviews.correctExchange({ id: silent, answer: 'Ternyata menjawab.', reason: '' })
  await api.interviews.concludeReadBack({ id, manner: 'read_aloud', statement: ANSWERS.mixed ?? '' })
  await api.interviews.conclude({ id })
  const draft = await api.documents.draft({ interviewId: id, kind: 'examination_minutes' })
  preview = await api.documents.preview({ id: draft.id })
  final = await api.documents.finalize({ id: draft.id })
  text = textOf(await mediaOf(final.revisions[0]!.blobId))
})
afterAll(async () => {
  await core.dispose()
  rmSync(dir, { recursive: true, force: true })
})

/** A text as the minutes print it: what no font has, as its number; the preview told the person which. */
const printed = (given: string) =>
  [...given.normalize('NFC')]
    .map((one) =>
      preview.replacedCharacters.includes(one)
        ? `[U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`
        : one,
    )
    .join('')
const isRightToLeft = (given: string) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(given)

/** Fonts draw an Arabic letter as a stroke and its dots, which pdftotext reads as the letter twice. */
const single = (given: string) => given.replace(/(.)\1+/gsu, '$1')

/** Right-to-left words may come out in the order of the paper: then every word of them must be there. */
function expectPrinted(given: string) {
  const page = bare(text)
  if (!isRightToLeft(given)) return expect(page).toContain(bare(printed(given)))
  for (const word of printed(given)
    .split(/[\s«»:.,]+/)
    .filter(Boolean)) {
    const reversed = [...bare(word)].reverse().join('')
    const found = [bare(word), reversed].some((one) => single(page).includes(single(one)))
    expect(found, word).toBe(true)
  }
}

describe('from the report to the minutes', () => {
  test.each(Object.keys(ANSWERS))('%s', (name) => expectPrinted(ANSWERS[name] ?? ''))

  test.each(HARD_NAMES)('the name %s', (name) => expectPrinted(name))

  test('an answer of 5 000 characters is printed to its last word', () => {
    const page = bare(text)
    expect(LONG.length).toBe(5000)
    for (const word of LONG.split(' ')) expect(page.includes(word), word).toBe(true)
  })

  test('controls and reversals are taken out where they come in, the words around them stay', () => {
    expect(bare(text)).toContain(bare(CLEANED))
    for (const hidden of ['\u0000', '\u0007', '\u001b', '\u202e', '\u2066', '\u009f'])
      expect(text.includes(hidden), JSON.stringify(hidden)).toBe(false)
  })

  test('what no font has is reported, and only that', () => {
    expect(preview.replacedCharacters.length).toBeGreaterThan(0)
    for (const one of preview.replacedCharacters)
      expect(one, one).toMatch(/[^\p{Script=Latin}\p{Script=Arabic}\p{Script=Javanese}\p{P}]/u)
  })

  test('a correction of no answer says so', () => {
    expect(bare(text)).toContain(bare('Semula: (belum ada jawaban)'))
    expect(bare(text)).toContain(bare('Ternyata menjawab.'))
  })

  test('what is stored is what was typed', async () => {
    const { interviewId, caseId } = final
    const { exchanges } = await core.api.interviews.get({ id: interviewId })
    expect(exchanges.map(({ answer }) => answer).slice(0, 13)).toEqual(
      Object.values(ANSWERS).map((one) => one.normalize('NFC')),
    )
    const { subjects } = await core.api.cases.get({ id: caseId })
    expect(subjects.map(({ person }) => person.name)).toEqual([...HARD_NAMES])
  })

  test('the exported file has a name every file system takes', async () => {
    const { savedAs } = await core.api.documents.exportPdf({ id: final.id })
    expect(savedAs).toMatch(/[^.]\.pdf$/)
    expect(savedAs?.slice(core.dataDir.length)).not.toMatch(/["\\<>|?*]/)
  })
})
