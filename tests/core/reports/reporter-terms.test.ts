import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBlindIndex, indexTerm, lookupIn } from '#electron/core/reports/blind-index.ts'
import { termsOf } from '#electron/core/reports/reporter-terms.ts'
import type { Reporter } from '#shared/reports/model.ts'

const NOBODY: Reporter = { name: '', phone: '', email: '', handle: '', address: '', note: '' }
const key = randomBytes(32)

function finder(...reporters: Partial<Reporter>[]) {
  const terms = reporters.flatMap((one) => termsOf({ ...NOBODY, ...one }).map((term) => indexTerm(key, term)))
  const index = createBlindIndex(key, lookupIn(terms))
  return (text: string) => [...new Set(index.find(text).map(({ kind }) => kind))]
}

test('what a note repeats of the report is not his', () => {
  const note = 'Kenal dengan @rina.contoh (NIP 19900230 201503 1 000), hubungi saya di 0812 0000 7731 atau @zxq.sunyi'
  const told = 'facebook.com/rina.contoh\nPegawai dengan NIP 199002302015031000 mengunggah foto.'
  const terms = termsOf({ ...NOBODY, note }, told).map((term) => indexTerm(key, term))
  const find = (text: string) =>
    createBlindIndex(key, lookupIn(terms))
      .find(text)
      .map(({ kind }) => kind)
  expect(find('Akun @rina.contoh milik pegawai ber-NIP 199002302015031000.')).toEqual([])
  expect(find('@zxq.sunyi')).toContain('handle')
  expect(find('081200007731')).toContain('phone')
})

describe('a name', () => {
  const find = finder({ name: 'Dra. Hj. Qwintari Nur Zxalembang, M.Si.' })
  test.each([
    'Qwintari Nur Zxalembang',
    'QWINTARI  NUR\nZXALEMBANG',
    'qwíntari nur zxalembang',
    'Menurut Ibu Qwintari Zxalembang begitu.',
    'Zxalembang, Qwintari Nur',
    'qwintari_nur_zxalembang.pdf',
    'QwintariNurZxalembang.png',
    'Q. Zxalembang',
    'Nur Zxalembang',
    'Q\u200bwintari Nur Zxalembang',
  ])('is found as %j', (text) => {
    expect(find(text)).toContain('name')
  })
  test('is found by one telling word, told apart from the whole', () => {
    expect(find('kata Zxalembang kemarin')).toEqual(['name_part'])
  })
  test.each(['Nur Hayati', 'Dra. Hj. Siti', 'M.Si.', 'nur', 'Qwin', 'lembang'])('is not found in %j', (text) => {
    expect(find(text)).toEqual([])
  })
  test('common names count only whole', () => {
    const common = finder({ name: 'Siti Nur Aminah' })
    expect(common('Siti Nur Aminah')).toEqual(['name'])
    for (const text of ['Siti Nur Halimah', 'Nur Aminah', 'Siti', 'Aminah', 'S. Aminah'])
      expect(common(text)).toEqual([])
    expect(finder({ name: 'Agus' })('Agus hadir')).toEqual([])
    expect(finder({ name: 'Vrenggo' })('Vrenggo hadir')).toEqual(['name'])
  })
})

describe('a name of common words', () => {
  const find = finder({ name: 'Siti Nur Aminah' })
  test.each([
    'kiriman%20Siti%20Nur%20Aminah.pdf',
    'Siti+Nur+Aminah',
    'Siti=20Nur=20Ami=\r\nnah',
    'Siti&nbsp;Nur&#32;Amina&#x68;',
    '<td>Siti</td><td class="x">Nur</td> <b>Aminah</b>',
    '{"text":"Kata\\nSiti Nur Aminah\\n"}',
    '\\u0053iti Nur Aminah',
    'Siti Nur Ami-\n  nah',
    'Siti Nur Ami\u00adnah',
    '"Siti";"Nur";"Aminah"',
    '**Siti** _Nur_ Aminah',
  ])('is found as %j', (text) => {
    expect(find(text)).toEqual(['name'])
  })
  test('a long run of what begins a coding takes no longer than another', () => {
    // Were it judged anew at each place, this would outlast every limit of a test.
    for (const part of ['<', '\n', '=\r', '%2', '&', 'a-\t', '\\u00', '1,', 'a-\n'])
      expect(find(`a-${part.repeat(300_000)}`)).toEqual([])
  })
})

describe('what is nobody or everybody stops nothing', () => {
  const ORDINARY_TEXT = `Pelapor tidak diketahui, anonim, tanpa nama. Sri dan Adi hadir, kata warga masyarakat setempat. Tembusan:
    Bawaslu Kabupaten Karangsari, Badan Kepegawaian Daerah, Dinas Komunikasi dan Informatika; admin, humas, pengaduan.
    Provinsi Jawa Tengah, Kecamatan Karang Anyar, Nusa Tenggara Barat, Jalan Jenderal Sudirman. Pada 20-10-2026, 2026-10-20.
    Identitas dirahasiakan, tidak bersedia disebutkan. Tim monitoring memeriksa instagram.com dan facebook.`
  test.each<Partial<Reporter>>([
    { name: 'Sri' },
    { name: 'Adi' },
    { name: 'Anonim' },
    { name: 'Hamba Allah' },
    { name: 'Tidak diketahui' },
    { name: 'Dirahasiakan' },
    { name: 'Tidak bersedia disebutkan' },
    { name: 'Warga masyarakat setempat' },
    { name: 'Tim Monitoring' },
    { name: 'Bawaslu Kabupaten Karangsari' },
    { name: 'Bawaslu Kabupaten Karangsari, Provinsi Jawa Tengah' },
    { name: 'Badan Kepegawaian Daerah' },
    { name: 'Dinas Komunikasi dan Informatika' },
    { email: 'admin@pengadu.invalid' },
    { email: 'humas@pengadu.invalid' },
    { handle: 'tidak ada' },
    { handle: 'instagram.com' },
    { handle: '@anonim' },
    { address: 'Provinsi Jawa Tengah' },
    { address: 'Kecamatan Karang Anyar' },
    { address: 'Nusa Tenggara Barat' },
    { address: 'Jalan Jenderal Sudirman' },
    { note: 'Melihatnya 20-10-2026 lalu 2026-10-20 lagi' },
  ])('%j', (reporter) => {
    expect(finder(reporter)(ORDINARY_TEXT)).toEqual([])
  })
  test.each([
    'Bawaslu Kabupaten Karangsari (Qwintari Nur Zxalembang)',
    'Dinas Komunikasi dan Informatika a.n. Qwintari Nur Zxalembang',
    'Kantor Camat - Qwintari Nur Zxalembang, S.Sos.',
    'Badan Kepegawaian Daerah, melalui Qwintari Nur Zxalembang',
  ])('but who speaks for an office is found: %s', (name) => {
    const find = finder({ name })
    expect(find('Menurut Qwintari Nur Zxalembang begitu.')).toContain('name')
    expect(find(ORDINARY_TEXT)).toEqual([])
  })
  test('nor does the letter head of the office where the reporter works, but his name in it does', () => {
    const reporter = { ...NOBODY, name: 'Vlodimira Xquanta', address: 'Jalan Contoh No. 1', phone: '(0271) 000 1234' }
    const office = 'Jalan Contoh No. 1\nTelepon (0271) 0001234, Vlodimira Xquanta'
    const kinds = termsOf(reporter, '', office).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['name', 'name_part']))
  })
})

describe('a telephone number', () => {
  const find = finder({ phone: '0812-0000-7731 / 021 0000 4455' })
  test.each([
    '081200007731',
    '+62 812 0000 7731',
    '62812.0000.7731',
    '(0812) 0000-7731',
    'WA:+6281200007731;',
    '812 0000 7731',
    'kode 99 0812 0000 7731 12',
    '0812_0000_7731',
    '*0812*0000*7731*',
    '0812·0000·7731',
    '0812\u200b00007731',
    '0812&nbsp;0000&nbsp;7731',
    '%2B62812%200000%207731',
    '\u202a+62 812\u20110000\u20117731\u202c',
    '<td>0812</td><td>00007731</td>',
    '02100004455',
    '+62-21-0000-4455',
  ])('is found as %j', (text) => {
    expect(find(text)).toContain('phone')
  })
  test.each(['0812 0000 7732', '0812-0000-773', '198001012005012000', 'a8120000b7731'])(
    'is not found in %j',
    (text) => {
      expect(find(text)).toEqual([])
    },
  )
})

describe('handles and addresses', () => {
  const find = finder({
    email: 'qxlembang@pengadu.invalid',
    handle: 'https://contoh.invalid/zxq.pengintai?hl=id',
    address: 'Jl. Wjuxkalam No. 12, Kelurahan Sukacontoh\nRT 03/RW 04',
    note: 'Iparnya bekerja di kantor yang sama, telepon 0813 0000 9946 atau @xq_diam',
  })
  test.each([
    ['email', 'QXLembang@Pengadu.invalid'],
    ['email', 'akun qxlembang'],
    ['handle', '@zxq.pengintai'],
    ['handle', 'https://lain.invalid/zxq.pengintai/foto'],
    ['handle', 'zxq_pengintai'],
    ['address', 'jalan wjuxkalam nomor 12'],
    ['phone', '+6281300009946'],
    ['handle', '@xq_diam'],
    ['note', 'bahwa iparnya bekerja di kantor yang sama, katanya'],
  ])('%s is found as %j', (kind, text) => {
    expect(find(text)).toContain(kind)
  })
  test.each(['Kelurahan Sukacontoh', 'jalan', 'bekerja di kantor yang lain', 'pengintai', 'invalid'])(
    'is not found in %j',
    (text) => {
      expect(find(text)).toEqual([])
    },
  )
})

test('whatever stands around it, a name of two rare words is found, and nothing is found without it', () => {
  const find = finder({ name: 'Vlodimira Xquanta' })
  const around = fc.string({ unit: fc.constantFrom(...'abc 019.,-\n@/é😀\u0000ا') })
  fc.assert(
    fc.property(around, around, (before, after) => {
      expect(find(`${before} Vlodimira Xquanta ${after}`)).toContain('name')
      expect(find(`${before} ${after}`)).toEqual([])
    }),
  )
})

test('the index holds nothing that can be read or compared without its key', () => {
  const [term] = termsOf({ ...NOBODY, name: 'Vlodimira Xquanta' })
  const here = indexTerm(key, term!)
  expect(here.term.equals(indexTerm(randomBytes(32), term!).term)).toBe(false)
  expect(JSON.stringify(here)).not.toContain('lodimira')
})
