import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataDir } from '#electron/platform/data-dir.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { sourceWorkerFile, WORKER_SOURCES } from '#electron/platform/worker-files.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'

describe('the data folder', () => {
  test.each([
    ['linux', {}, '/home/a/.local/share/saksama'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/saksama'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/saksama'],
    ['darwin', {}, '/home/a/Library/Application Support/Saksama'],
    ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a\\AppData\\Roaming\\Saksama'],
  ] as const)('%s %j', (platform, environment, expected) => {
    expect(defaultDataDir(platform, environment, '/home/a')).toBe(expected)
  })
})

describe('the export folder', () => {
  test('never overwrites and never leaves its folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ekspor-'))
    const shell = createExportFolderShell(dataDir)
    const first = (await shell.chooseSavePath('berita acara.pdf'))!
    writeFileSync(first, '')
    const second = (await shell.chooseSavePath('berita acara.pdf'))!
    expect([basename(first), basename(second)]).toEqual(['berita acara.pdf', 'berita acara (2).pdf'])
    for (const hostile of ['../../etc/passwd', '/etc/passwd', 'C:\\x\\y.png', '..', ''])
      expect(dirname((await shell.chooseSavePath(hostile))!)).toBe(join(dataDir, 'ekspor'))
    expect(existsSync(join(dataDir, 'ekspor'))).toBe(true)
  })

  test.each([
    ['foto.png', 'foto.png'],
    ['Surat "A/B": 1?.pdf', 'Surat _A_B_ 1_.pdf'],
    ['ꦗꦮ عربي 🙂.txt', 'ꦗꦮ عربي 🙂.txt'],
    ['a\u0000b\u202Egnp.exe', 'a_b_gnp.exe'],
    ['CON.txt', 'berkas-CON.txt'],
    ['aux.tar.gz', 'berkas-aux.tar.gz'],
    ['Nul .a.txt', 'berkas-Nul .a.txt'],
    ['com¹.pdf', 'berkas-com¹.pdf'],
    ['CONOUT$', 'berkas-CONOUT$'],
    ['console.txt', 'console.txt'],
    ['   ', 'berkas'],
    ['...', 'berkas'],
    ['Berita Acara Dra. Contoh, M.Si..pdf', 'Berita Acara Dra. Contoh, M.Si.pdf'],
    ['B-1 Tuan Contoh, S.H. tiba. Lalu pulang', 'B-1 Tuan Contoh, S.H. tiba. Lalu pulang'],
    ['\ud800potong.pdf', '\ufffdpotong.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected)
  })

  test('a long name is cut at whole characters and keeps its extension', () => {
    const name = safeFileName(`${'🙂'.repeat(400)}.pdf`)
    expect(name).toBe(`${'🙂'.repeat(60)}.pdf`)
    expect(Buffer.byteLength(name)).toBeLessThan(255)
  })
})

test.each(Object.keys(WORKER_SOURCES) as (keyof typeof WORKER_SOURCES)[])(
  'the %s worker is where it is said to be',
  (name) => {
    expect(existsSync(sourceWorkerFile(name))).toBe(true)
  },
)
