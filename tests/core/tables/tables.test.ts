import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeWorkbook } from '#electron/core/kernel/xlsx.ts'
import { createReadTable } from '#electron/core/tables/read-apart.ts'
import { detectDelimiter, detectEncoding, readCsv } from '#electron/core/tables/read-csv.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import type { OpenedTable } from '#shared/tables/model.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { workbookOf, zipOf } from '#tests/support/workbooks.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.dispose())

const open = (bytes: string | Uint8Array, fileName = 'uji.csv', purpose: 'people' | 'names' = 'people') =>
  core.api.tables.open({ purpose, fileName, base64: Buffer.from(bytes).toString('base64') })
const kinds = ({ notices }: OpenedTable) => notices.map(({ kind }) => kind)

describe('CSV', () => {
  const TEXT = 'NIP;Nama;Unit Kerja\n1;Ánna Contoh;Dinas\n'

  test.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
  ])('%s is recognised and read', async (_, bytes, encoding) => {
    const table = await open(bytes)
    expect(table).toMatchObject({ encoding, delimiter: ';', rowCount: 1, headers: ['NIP', 'Nama', 'Unit Kerja'] })
    expect(table.sample[0]?.[1]).toBe('Ánna Contoh')
    expect(kinds(table).includes('encoding_guessed')).toBe(encoding === 'windows-1252')
  })

  test.each([',', ';', '\t', '|'] as const)(
    'separator %j, quotes and line ends inside of quotes',
    async (delimiter) => {
      const table = await open(
        `${['NIP', 'Nama'].join(delimiter)}\r\n1${delimiter}"Contoh ""Kutip""${delimiter}\nbaris dua"`,
      )
      expect(table.delimiter).toBe(delimiter)
      expect(table.sample).toEqual([['1', `Contoh "Kutip"${delimiter}\nbaris dua`]])
    },
  )

  test('formulas are text and noticed with their place, quotes left open are noticed', async () => {
    const table = await open('NIP;Nama\n1;=HYPERLINK("http://x.invalid")\n2;@SUM(A1)\n')
    expect(table.notices.find(({ kind }) => kind === 'formulas')).toMatchObject({ count: 2 })
    expect(table.notices.find(({ kind }) => kind === 'formulas')?.places[0]).toBe('baris 2, kolom B')
    expect(kinds(await open('NIP;Nama\n1;"tak tertutup\n'))).toContain('broken_quotes')
  })

  test('two hundred columns, a title above the headers, rows of unlike length', async () => {
    const wide = Array.from({ length: 200 }, (_, at) => `Lain ${at}`)
    const table = await open(`DAFTAR PEGAWAI\n\n${['NIP', 'Nama Lengkap', ...wide].join(';')}\n1;Badu Contoh\n2\n`)
    expect(table).toMatchObject({ headerRow: 3, rowCount: 2 })
    expect(table.headers).toHaveLength(202)
    expect(table.mapping).toMatchObject({ nip: 0, name: 1 })
  })

  test('what is no table is refused', async () => {
    await expect(open('')).rejects.toMatchObject({ code: 'table_empty' })
    await expect(open('\n\n;;\n')).rejects.toMatchObject({ code: 'table_empty' })
    await expect(open(Buffer.from([0x89, 0x50, 0, 1, 2, 3, 0, 0xff]))).rejects.toMatchObject({
      code: 'table_unreadable',
    })
  })

  test('any bytes are a table or refused, never a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          readCsv(bytes)
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' })
        }
        expect(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).toContain(detectEncoding(bytes))
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => [',', ';', '\t', '|'].includes(detectDelimiter(text))))
  })
})

describe('XLSX', () => {
  test('text, numbers, days of both kinds of style, cached values of formulas', async () => {
    const table = await open(
      workbookOf([
        ['NIP', 'Nama', 'Tgl Lahir', 'Jabatan'],
        [
          '199002302015031000',
          'Badu Contoh',
          { xml: '<c s="1"><v>46347</v></c>' },
          { xml: '<c t="str"><f>A1&amp;B1</f><v>hasil lama</v></c>' },
        ],
        ['2', 'Tuti Contoh', { xml: '<c s="2"><v>1</v></c>' }, { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }],
      ]),
      'a.xlsx',
    )
    expect(table.sample[0]).toEqual(['199002302015031000', 'Badu Contoh', '2026-11-21', 'hasil lama'])
    expect(table.sample[1]).toEqual(['2', 'Tuti Contoh', '1900-01-01', ''])
    expect(table.notices.find(({ kind }) => kind === 'formulas')).toMatchObject({
      count: 2,
      places: ['baris 2, kolom D', 'baris 3, kolom D'],
    })
    expect(kinds(table)).toContain('error_cells')
  })

  test('merged headers are read with what stands above them', async () => {
    const table = await open(
      workbookOf(
        [
          ['NIP', 'Nama', 'Jabatan', ''],
          ['', '', 'Nama', 'TMT'],
          ['1', 'Badu Contoh', 'Guru', '01-02-2020'],
        ],
        {
          merges: ['C1:D1', 'A1:A2', 'B1:B2'],
        },
      ),
      'a.xlsx',
    )
    expect(table).toMatchObject({ headerRow: 2, headers: ['NIP', 'Nama', 'Jabatan Nama', 'Jabatan TMT'] })
    expect(table.mapping).toMatchObject({ nip: 0, name: 1, position: 2, positionFrom: 3 })
    expect(kinds(table)).toContain('merged_header')
  })

  test('what our own writer makes is read back', async () => {
    const rows = [
      ['1990', '=1+1', 'Ánna & <b>'],
      ['2', '', 'x'],
    ]
    const bytes = await writeWorkbook([
      { name: 'A', columns: [{ header: 'NIP' }, { header: 'Jabatan' }, { header: 'Nama' }], rows },
    ])
    const table = await open(bytes, 'a.xlsx')
    expect(table.sample).toEqual(rows)
    expect(kinds(table)).toEqual([])
  })

  const CELL = [
    ['NIP', 'Nama'],
    ['1', 'Badu'],
  ]
  test.each([
    [
      'an old or password-protected file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'table_old_excel',
    ],
    ['encrypted entries', zipOf([{ name: 'xl/workbook.xml', text: 'x', encrypted: true }]), 'table_encrypted'],
    ['macros', workbookOf(CELL, { extra: [{ name: 'xl/vbaProject.bin', text: 'x' }] }), 'table_macros'],
    [
      'links to other files',
      workbookOf(CELL, { extra: [{ name: 'xl/externalLinks/externalLink1.xml', text: '<a/>' }] }),
      'table_external',
    ],
    ['a connection', workbookOf(CELL, { extra: [{ name: 'xl/connections.xml', text: '<a/>' }] }), 'table_external'],
    [
      'an entry that claims gigabytes',
      workbookOf(CELL, { extra: [{ name: 'x.xml', text: 'x', claims: 3_000_000_000 }] }),
      'table_bomb',
    ],
    [
      'a sheet that unpacks to more than it says',
      zipOf([{ name: 'xl/workbook.xml', text: Buffer.alloc(5_000_000, 'a'), claims: 10 }]),
      'table_bomb',
    ],
    [
      'entities of its own',
      workbookOf(CELL, { sheet: '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>' }),
      'table_bomb',
    ],
    ['broken XML', workbookOf(CELL, { sheet: '<worksheet><sheetData><row></worksheet>' }), 'table_unreadable'],
    ['another kind of ZIP', zipOf([{ name: 'a.txt', text: 'halo' }]), 'table_unreadable'],
    ['a cut file', workbookOf(CELL).subarray(0, 300), 'table_unreadable'],
    ['nothing in it', workbookOf([]), 'table_empty'],
  ])('%s: refused', async (_, bytes, code) => {
    await expect(open(bytes, 'jahat.xlsx')).rejects.toMatchObject({ code })
  })

  test('cells far outside do not swell', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Nama</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>jauh</v></c></row></sheetData></worksheet>'
    const table = await open(workbookOf([], { sheet }), 'a.xlsx')
    expect(kinds(table)).toEqual(expect.arrayContaining(['rows_cut', 'columns_cut']))
    expect(table.sheets[0]).toMatchObject({ rows: 1, columns: 1 })
  })

  test('bytes of a workbook turned over are read or refused, never a fault', async () => {
    const whole = workbookOf(CELL)
    const read = createReadTable({ workerFile: sourceWorkerFile('table') })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(whole)
        bytes[at] = value
        await read(bytes).catch((error) => expect(error).toMatchObject({ name: 'AppError' }))
      }),
      { numRuns: 25 },
    )
  })
})

test('a table is gone once it is closed', async () => {
  const table = await open('NIP;Nama\n1;Badu\n')
  await core.api.tables.view({ id: table.id, sheet: 0, headerRow: 0 })
  await core.api.tables.close({ id: table.id })
  const again = core.api.tables.view({ id: table.id, sheet: 0, headerRow: null })
  await expect(again).rejects.toMatchObject({ code: 'table_gone' })
})
