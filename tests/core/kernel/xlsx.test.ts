import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWorkbook } from '#electron/core/kernel/xlsx.ts'
import { daySchema } from '#shared/kernel/instant.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'saksama-xlsx-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** All of the file's XML, by an unpacker that is not ours. */
async function xmlOf(sheets: Parameters<typeof writeWorkbook>[0]): Promise<string> {
  const file = join(dir, 'buku.xlsx')
  writeFileSync(file, await writeWorkbook(sheets))
  return execFileSync('unzip', ['-p', file], { maxBuffer: 1 << 28 }).toString('utf8')
}

const sheet = (rows: Parameters<typeof writeWorkbook>[0][number]['rows'], name = 'Hasil') => ({
  name,
  columns: [{ header: 'Nama', width: 30, wrap: true }, { header: 'Nilai' }],
  rows,
})

test('text that looks like a formula stays text', async () => {
  const hostile = ['=HYPERLINK("http://x.invalid";"klik")', '+1+1', '-2+3', '@SUM(A1)', '=cmd|calc!A0']
  const xml = await xmlOf([sheet(hostile.map((one) => [one, 1]))])
  expect(xml).not.toMatch(/<f[ >]/)
  expect(xml).toContain('@SUM(A1)')
  expect(xml).toContain('=cmd|calc!A0')
})

test('days are real days, numbers numbers, nothing is nothing', async () => {
  const xml = await xmlOf([
    sheet([
      [{ day: daySchema.parse('2026-11-21') }, 7.5],
      [null, true],
    ]),
  ])
  // 21 November 2026 in the 1900 system, counted by LibreOffice.
  expect(xml).toContain('<v>46347</v>')
  expect(xml).toContain('<v>7.5</v>')
  expect(xml).toContain('dd-mm-yyyy')
})

test('what XML cannot hold is left out, long text is cut, names of sheets are made possible and unlike', async () => {
  const xml = await xmlOf([
    sheet([['a\u0000b\u0007\ud800c<&>"', 'x'.repeat(40_000)]], "'Bagian/A:[2026]* yang sangat panjang sekali'"),
    sheet([], 'hasil'),
    sheet([], 'Hasil'),
  ])
  expect(/ab\ufffd?c&lt;&amp;/.test(xml)).toBe(true)
  expect(xml.includes('x'.repeat(32_768))).toBe(false)
  expect(xml).toContain('name="hasil"')
  expect(xml).toContain('name="Hasil (2)"')
})
