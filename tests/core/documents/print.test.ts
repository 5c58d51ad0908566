import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Renderer } from '#electron/core/documents/render.ts'
import { aModel } from './a-minutes-model.ts'
import { attachmentsOf, checkStructure, fieldFacts, flowText, layoutText, pdfInfo, unpacked } from './pdf-facts.ts'
import { finished, newRenderer, setPages } from './printing.ts'

const SHA = '0123456789abcdef'.repeat(4)
const annex = [
  {
    number: 'B-2',
    title: 'Tangkapan layar contoh',
    kind: 'Gambar',
    captured: '3 Maret 2026 pukul 19.40 WIB',
    sha256: SHA,
    image: 'bukti-1.png',
    shownAt: 'Pertanyaan nomor 2',
  },
  {
    ...{ number: 'B-3', title: 'Rekaman contoh', kind: 'Rekaman suara', captured: '' },
    sha256: SHA,
    image: null,
    shownAt: '',
  },
]
const model = { annex, letterhead: { ...aModel().letterhead, logo: 'logo.png' } }

let renderer: Renderer
let pdf: Uint8Array
beforeAll(async () => {
  renderer = newRenderer()
  pdf = await finished(renderer, { model })
})
afterAll(() => renderer.close())

describe('the printed text', () => {
  test('says all that the model says, in order', () => {
    const text = flowText(pdf)
    const m = aModel(model)
    const parts = [
      m.letterhead.government.toUpperCase(),
      m.letterhead.address,
      'BERITA ACARA PEMERIKSAAN',
      `Nomor: ${m.number}`,
      m.opening,
      '19700101 199501 2 000',
      m.authority,
      'Sarwono Misalnya, S.Pd.',
      m.allegation,
      'Turut hadir dalam kegiatan ini:',
      m.preliminaries,
      'Kepada yang diperiksa diajukan pertanyaan',
      m.course,
      m.readBack,
      'menolak menandatangani',
      m.closing,
      m.placeAndDate,
      'Anggota Tim Pemeriksa,',
      'LAMPIRAN',
    ]
    let from = 0
    for (const part of parts) {
      expect(text.indexOf(part, from), part).toBeGreaterThanOrEqual(from)
      from = text.indexOf(part, from)
    }
    expect(text).toContain('RAHASIA')
    for (const { question } of m.exchanges) expect(text).toContain(question)
    expect(text).toContain('Semula: Benar, akun itu milik saya.')
    expect(text).toContain('Alasan: melengkapi siapa pemakai akun.')
    expect(text).toContain('Diperlihatkan: Bukti B-1, Bukti B-2.')
  })

  test('has each pair of question and answer under its number, and the pages counted', () => {
    const text = layoutText(pdf)
    expect(text.match(/Pertanyaan :/g)).toHaveLength(3)
    expect(text.match(/Jawaban :/g)).toHaveLength(3)
    const pages = Number(pdfInfo(pdf).Pages)
    expect(pages).toBe(3)
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Halaman ${page} dari ${pages}`)
    expect(text.match(/Paraf:/g)).toHaveLength(pages - 1)
    expect(text).toContain('Sidik isi abababababababab')
    expect(text).toContain('Kepala jejak audit seq 42 · 9f8e7d6c5b4a3928')
  })

  test('shows each exhibit of the annex with its number and hash', () => {
    const text = flowText(pdf)
    for (const { number, title } of annex) {
      expect(text).toContain(`Bukti ${number}`)
      expect(text).toContain(title)
    }
    expect(text.replaceAll(' ', '').split(SHA)).toHaveLength(3)
    expect(unpacked(pdf)).toMatch(/\/Alt .*B-2|\/Alt </)
  })

  test('without numbers, annex, refusal or answers there is nothing of them', async () => {
    const [first] = aModel().exchanges
    const bare = await setPages(renderer, {
      model: {
        ...{ number: '', annex: null, refusalSpace: false, others: [], kind: 'clarification_minutes' },
        exchanges: [{ ...first!, answer: '', corrections: [{ replaced: '', note: 'Diperbaiki.' }] }],
      },
    })
    const text = flowText(bare.pdf)
    expect(text).not.toMatch(/LAMPIRAN|menolak|Nomor: |Turut hadir/)
    expect(text).toContain('Tidak ada jawaban yang dicatat.')
    expect(text).toContain('Semula: (belum ada jawaban)')
    expect(text).toContain('Kepada yang memberi klarifikasi diajukan')
  })

  test('the draft mark is on every page of a draft and on no other', async () => {
    const draft = await setPages(renderer, { model, layout: { draft: true, contentSha256: '' } })
    expect(flowText(draft.pdf)).toContain('Konsep, belum sah')
    // The mark is turned, which takes its words apart.
    const letters = (bytes: Uint8Array) => flowText(bytes).replace(/\s/g, '')
    expect(letters(draft.pdf)).toMatch(/KONSEP/)
    expect(letters(pdf)).not.toMatch(/KONSEP|Konsep/)
  })
})

describe('the file', () => {
  test.each([
    ['A4', 595.28, 841.89],
    ['F4', 609.45, 935.43],
  ] as const)('is %s, tagged, titled and without fault', async (paper, width, height) => {
    const bytes = await finished(renderer, { model, layout: { paper } })
    const info = pdfInfo(bytes)
    const [w, h] =
      /([\d.]+) x ([\d.]+) pts/
        .exec(info['Page size'] ?? '')
        ?.slice(1)
        .map(Number) ?? []
    expect(w).toBeCloseTo(width, 1)
    expect(h).toBeCloseTo(height, 1)
    expect(info).toMatchObject({ Tagged: 'yes', Producer: 'Saksama', Encrypted: 'no', JavaScript: 'no' })
    expect(info.Title).toBe('BERITA ACARA PEMERIKSAAN Nomor 800.1.6.2/000/BKPPD/2026')
    expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors')
  })

  test('claims PDF/A-3b in XMP that says the same as the information dictionary', () => {
    const raw = Buffer.from(pdf).toString('utf8')
    const value = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(raw)?.[1]
    const info = pdfInfo(pdf)
    expect([value('pdfaid:part'), value('pdfaid:conformance')]).toEqual(['3', 'B'])
    expect(raw).toContain(`<rdf:li xml:lang="x-default">${info.Title}</rdf:li>`)
    expect(raw).toContain(`<rdf:li>${info.Author}</rdf:li>`)
    expect(value('pdf:Producer')).toBe(info.Producer)
    expect(value('xmp:CreateDate')).toBe('2026-03-09T04:00:00Z')
    expect(info.CreationDate).toBe('2026-03-09T04:00:00Z')
    expect(info.ModDate).toBe('2026-03-09T04:00:00Z')
  })

  test('has a classic cross-reference table, an sRGB output intent and embedded fonts alone', () => {
    const raw = Buffer.from(pdf).toString('latin1')
    expect(raw).toMatch(/\nxref\n0 \d+\n/)
    expect(raw).not.toMatch(/\/Type ?\/XRef|\/ObjStm/)
    const open = unpacked(pdf)
    expect(open).toContain('/GTS_PDFA1')
    expect(open).toContain('mntrRGB XYZ ')
    const fonts = open.match(/\/Type \/FontDescriptor/g) ?? []
    expect(fonts.length).toBeGreaterThan(1)
    expect(open.match(/\/FontFile[23]? /g)).toHaveLength(fonts.length)
    expect(open).not.toMatch(/\/JavaScript|\/Launch|\/SubmitForm|\/OpenAction/)
  })

  test('carries the model as data', () => {
    expect(JSON.parse(attachmentsOf(pdf)['berita-acara.json'] ?? '')).toEqual(aModel(model))
    expect(unpacked(pdf)).toContain('/AFRelationship /Data')
  })

  test('has one empty field per signer, in order, on the page and apart from each other', async () => {
    const six = [...aModel().signers]
    for (const n of [5, 6])
      six.push({ field: `ttd-${n}-saksi`, role: 'Saksi', name: 'Nama Panjang '.repeat(8), nip: '' })
    const bytes = await finished(renderer, { model: { ...model, signers: six, closing: 'Demikian. '.repeat(190) } })
    const fields = fieldFacts(bytes)
    expect(fields.map(({ name }) => name)).toEqual(six.map(({ field }) => field))
    expect(fields[1]?.label).toBe('Ketua Tim Pemeriksa: Dra. Kartika Contohwati, M.Si.')
    expect(new Set(fields.map(({ page }) => page)).size).toBe(1)
    for (const { rect } of fields) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
      expect(x1).toBeGreaterThan(28)
      expect(x2).toBeLessThan(596 - 28)
      expect(y1).toBeGreaterThan(28)
      expect(y2).toBeLessThan(842 - 28)
      expect(x2 - x1).toBeGreaterThan(150)
      expect(y2 - y1).toBeGreaterThan(55)
    }
    const overlap = (a: readonly number[], b: readonly number[]) =>
      a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!
    for (const [i, a] of fields.entries())
      for (const b of fields.slice(i + 1)) expect(overlap(a.rect, b.rect), `${a.name} ${b.name}`).toBe(false)
  })

  test('is the same, byte for byte, for the same input, in this worker and another', async () => {
    const again = await finished(renderer, { model })
    expect(Buffer.from(again).equals(pdf)).toBe(true)
    const other = newRenderer()
    try {
      expect(Buffer.from(await finished(other, { model })).equals(pdf)).toBe(true)
    } finally {
      await other.close()
    }
    const changed = await finished(renderer, { model: { ...model, closing: 'Lain.' } })
    expect(Buffer.from(changed).equals(pdf)).toBe(false)
  })
})
