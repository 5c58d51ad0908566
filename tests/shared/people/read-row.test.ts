import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseRank } from '#shared/people/ranks.ts'
import { readDay } from '#shared/people/read-day.ts'
import { readEmployee } from '#shared/people/read-row.ts'
import { splitTitles } from '#shared/people/titles.ts'
import { guessMapping } from '#shared/tables/guess-mapping.ts'

describe('days in many spellings', () => {
  test.each([
    '17-08-1990',
    '17/8/1990',
    '17.08.1990',
    '1990-08-17',
    '1990/08/17',
    '19900817',
    '17 Agustus 1990',
    '17 Agt 1990',
    '17-Aug-1990',
    'Aug 17, 1990',
    'Jumat, 17 Agustus 1990',
    '1990-08-17T00:00:00',
    '17-08-1990 00:00',
  ])('%s', (text) => expect(readDay(text)).toEqual({ day: '1990-08-17', doubt: null }))

  test.each([
    ['08/17/1990', 'swapped'],
    ['17-08-90', 'short_year'],
    ['33102', 'serial'],
  ] as const)('%s is read with a doubt: %s', (text, doubt) =>
    expect(readDay(text)).toEqual({ day: '1990-08-17', doubt }),
  )

  test.each(['31-02-1990', '00/00/0000', 'kemarin', '17 Agusto 1990', '99991332', '1-1-1'])(
    '%s is not guessed',
    (text) => expect(readDay(text)).toEqual({ day: null, doubt: 'unreadable' }),
  )

  test('nothing is nothing, and whatever is typed gives a real day or none', () => {
    expect(readDay(' - ')).toEqual({ day: null, doubt: null })
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { day } = readDay(text)
        expect(day === null || new Date(day).toISOString().startsWith(day)).toBe(true)
      }),
    )
  })

  test('every day of a century survives its Indonesian spelling', () => {
    for (let at = Date.UTC(1930, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000 * 7) {
      const day = new Date(at).toISOString().slice(0, 10)
      expect(readDay(day.split('-').reverse().join('/')).day).toBe(day)
    }
  })
})

test.each([
  ['Drs. H. Badu Contoh, M.Si', ['Drs. H.', 'Badu Contoh', 'M.Si']],
  ['Dr.H.BADU CONTOH S.Pd.', ['Dr. H.', 'BADU CONTOH', 'S.Pd.']],
  ['Ir. Badu', ['Ir.', 'Badu', '']],
  ['M. Badu Contoh', ['', 'M. Badu Contoh', '']],
  ['Ida Ayu Contoh', ['', 'Ida Ayu Contoh', '']],
  ['Hj. Siti Contoh, S.E., M.M.', ['Hj.', 'Siti Contoh', 'S.E., M.M.']],
  ['Dr.', ['', 'Dr.', '']],
  ['', ['', '', '']],
] as const)('titles of %j', (full, [before, name, after]) => {
  expect(splitTitles(full)).toEqual({ titleBefore: before, name, titleAfter: after })
})

test('no letter of a name is lost among titles', () => {
  const letters = (text: string) => [...text.replace(/[\s,.]/g, '')].sort().join('')
  fc.assert(
    fc.property(fc.string(), (full) => {
      const { titleBefore, name, titleAfter } = splitTitles(full)
      expect(letters(titleBefore + name + titleAfter)).toBe(letters(full))
    }),
  )
})

test.each([
  ['IIIb', 'Penata Muda Tingkat I (III/b)'],
  ['Penata Muda Tk.I / III.b', 'Penata Muda Tingkat I (III/b)'],
  ['IV/e', 'Pembina Utama (IV/e)'],
  ['IX', 'Golongan IX'],
  ['Gol. VII', 'Golongan VII'],
  ['Staf ahli', 'Staf ahli'],
])('rank %j', (text, rank) => expect(normaliseRank(text)).toBe(rank))

test.each([
  [
    [
      'No',
      'NIP BARU',
      'NAMA',
      'GELAR DEPAN',
      'GELAR BLK',
      'TGL LAHIR',
      'GOL AKHIR NAMA',
      'TMT GOL AKHIR',
      'JABATAN NAMA',
      'TMT JABATAN',
      'UNOR NAMA',
    ],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  ],
  [
    ['nip/nipppk', 'Nama Pegawai', 'x', 'y', 'Tanggal Lahir', 'Pangkat/Gol. Ruang', 'q', 'Nama Jabatan', 'r', 'OPD'],
    [0, 1, null, null, 4, 5, null, 7, null, 9],
  ],
] as const)(
  'columns of SIASN and SIMPEG: %j',
  (headers, [nip, name, before, after, birth, rank, rankFrom, position, positionFrom, office]) => {
    expect(guessMapping('people', headers)).toMatchObject({
      nip,
      name,
      titleBefore: before,
      titleAfter: after,
      birthDay: birth,
      rank,
      rankFrom,
      position,
      positionFrom,
      office,
    })
  },
)

describe('a row', () => {
  const mapping = { nip: 0, name: 1, employment: 2, birthDay: 3 }
  const headers = ['NIP', 'Nama', 'Jenis', 'Lahir']
  const read = (cells: string[], rounded: readonly string[] = []) =>
    readEmployee(cells, 4, { mapping, headers, rounded: new Set(rounded) })

  test('PPPK without a month in its NIP is not warned about', () => {
    const { employee, problems } = read(['199002302021211000', 'Badu Contoh', 'P3K', ''])
    expect(employee?.person.employment).toBe('pppk')
    expect(problems.filter(({ message }) => message.includes('bulan'))).toEqual([])
  })

  test('doubts name row and column and never stop the row', () => {
    const { employee, problems } = read(['123', 'Badu Contoh', 'Anu', '32-13-1990'])
    expect(employee?.person).toMatchObject({ nip: '123', employment: 'pns' })
    expect(problems.map(({ place, level }) => [place, level])).toEqual(
      expect.arrayContaining([
        ['baris 5, kolom A', 'warning'],
        ['baris 5, kolom C', 'warning'],
        ['baris 5, kolom D', 'warning'],
      ]),
    )
  })

  test('an empty name and a rounded NIP stay out, with a sentence', () => {
    expect(read(['1', ' ', '', ''])).toMatchObject({ employee: null, problems: [{ level: 'skipped', column: 'Nama' }] })
    expect(read(['1,99002E+17', 'Badu', '', ''])).toMatchObject({
      employee: null,
      problems: [{ level: 'skipped', column: 'NIP' }],
    })
    expect(read(['199002302015031000', 'Badu', '', ''], ['4:0'])).toMatchObject({ employee: null })
  })

  test('whatever stands in the cells, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 6 }), (cells) => {
        const { employee, problems } = read(cells)
        expect(employee !== null || problems.some(({ level }) => level === 'skipped')).toBe(true)
      }),
    )
  })
})
