import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opensslCades, pdfsig, qpdfCheck } from '#tests/support/outside-judges.ts'
import {
  appendAnnotation,
  cutAfterSignature,
  flip,
  hole,
  removeSignature,
  replacePageText,
} from '#tests/support/tampering.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const RUN = join(root, 'electron/hosts/cli/run.mjs')
const home = mkdtempSync(join(tmpdir(), 'saksama-contoh-'))
const DIR = join(home, 'hasil')
const PDF = join(DIR, 'berita-acara.pdf')
const CA = join(DIR, 'ca.pem')

type Ended = Readonly<{ code: number; out: string; err: string }>
const run = (program: string, args: readonly string[]): Promise<Ended> =>
  new Promise((done) =>
    execFile(program, args, { cwd: root, maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  )
const npm = (script: string, ...args: string[]) => run('npm', ['run', '--silent', script, '--', ...args])
const verify = (...args: string[]) => run(process.execPath, [RUN, 'verify', ...args])

/** Every file under a folder with its hash. */
const contentsOf = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .sort()
    .map(
      (name) =>
        [
          name,
          createHash('sha256')
            .update(readFileSync(join(dir, name)))
            .digest('hex'),
        ] as const,
    )

let made: Ended
beforeAll(async () => {
  made = await npm('sample', DIR)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('npm run sample', () => {
  test('writes the document, the roots, the account and the vault', () => {
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(DIR)).toEqual(expect.arrayContaining(['berita-acara.pdf', 'ca.pem', 'case.json', 'brankas']))
    const account = JSON.parse(readFileSync(join(DIR, 'case.json'), 'utf8'))
    expect(account.document.signers).toHaveLength(4)
    expect(account.verification).toMatchObject({ acceptable: true, reasons: [], unsigned: [] })
    const last = account.document.revisions.at(-1)
    expect(last.sha256).toBe(createHash('sha256').update(readFileSync(PDF)).digest('hex'))
  })

  test('gives a document that pdfsig, qpdf and OpenSSL accept', () => {
    const said = pdfsig(PDF)
    expect(said.match(/Signature is Valid/g)).toHaveLength(4)
    expect(said.match(/ETSI\.CAdES\.detached/g)).toHaveLength(4)
    expect(said).toContain('Total document signed')
    expect(qpdfCheck(PDF)).toContain('No syntax or stream encoding errors')
    for (const i of [0, 1, 2, 3]) opensslCades(PDF, i, CA)
  })

  test('refuses a folder that is not empty and changes nothing in it', async () => {
    const before = contentsOf(DIR)
    const again = await npm('sample', DIR)
    expect(again.code).toBe(1)
    expect(again.err).toContain('tidak kosong. Tidak ada yang diubah.')
    expect(contentsOf(DIR)).toEqual(before)
    expect(await run(process.execPath, [RUN, 'sample'])).toMatchObject({ code: 1, out: '' })
  })

  test('keeps the reporter out of every file it wrote', () => {
    const { reporter } = JSON.parse(readFileSync(join(root, 'resources/sample/case.json'), 'utf8'))
    const planted = [reporter.name, reporter.phone, reporter.email, reporter.handle, reporter.note] as string[]
    const text = execFileSync('pdftotext', [PDF, '-'], { encoding: 'utf8' })
    for (const secret of planted) expect(text).not.toContain(secret)
    for (const [name] of contentsOf(DIR)) {
      const bytes = readFileSync(join(DIR, name))
      for (const secret of planted)
        for (const form of formsOf(secret)) expect(bytes.includes(form), `${name} holds ${secret}`).toBe(false)
    }
    expect(text).toContain('Rangga Sasmaya')
  })
})

/** A text as bytes: UTF-8, UTF-16 in both orders, and what base64 makes of it at each of its three phases. */
function formsOf(secret: string): Buffer[] {
  const utf16 = Buffer.from(secret, 'utf16le')
  const base64 = [0, 1, 2].map((phase) => {
    const padded = Buffer.concat([Buffer.alloc(phase), Buffer.from(secret)]).toString('base64')
    // The first and last groups depend on the neighbours.
    return Buffer.from(padded.slice(phase === 0 ? 0 : 4, -4))
  })
  return [Buffer.from(secret), utf16, Buffer.from(utf16).swap16(), ...base64]
}

const TAMPERINGS: Readonly<Record<string, readonly [change: (pdf: Uint8Array) => Uint8Array, reason: string]>> = {
  'one flipped byte of the text': [(pdf) => flip(pdf, 1000), 'Isi dokumen berubah'],
  'one flipped byte that breaks the structure': [(pdf) => flip(pdf, hole(pdf, 0).a - 2000), 'bukan PDF yang utuh'],
  'an appended annotation': [appendAnnotation, 'Ada perubahan setelah penandatanganan'],
  'a replaced page text': [replacePageText, 'Ada perubahan setelah penandatanganan'],
  'a removed signature': [(pdf) => removeSignature(pdf, 1), 'Ada tanda tangan yang dihapus'],
  'a file cut after signature 3': [(pdf) => cutAfterSignature(pdf, 2), 'belum menandatangani'],
}

describe('npm run verify', () => {
  const attempt = (name: string, bytes: Uint8Array | string) => {
    const file = join(home, `${name.replaceAll(' ', '-')}.pdf`)
    writeFileSync(file, bytes)
    return file
  }

  test('accepts the untouched document', async () => {
    const told = await npm('verify', PDF, '--trust', CA)
    expect(told.code).toBe(0)
    expect(told.out).toContain('Isi utuh dan 4 tanda tangan dapat diterima.')
    const unchecked = await verify(PDF)
    expect(unchecked.code).toBe(0)
    expect(unchecked.out).toContain('Penerbit sertifikat tidak diperiksa')
  })

  test('gives a report for programs', async () => {
    const { code, out } = await verify(PDF, '--trust', CA, '--json')
    expect(code).toBe(0)
    const report = JSON.parse(out)
    expect(report).toMatchObject({ acceptable: true, trustChecked: true, reasons: [], unsigned: [] })
    expect(report.signatures).toHaveLength(4)
    expect(report.signatures[0].revocation.ok).toBeNull()
  })

  test.each(Object.entries(TAMPERINGS))('refuses %s and says why', async (name, [change, reason]) => {
    const { code, out } = await verify(attempt(name, change(readFileSync(PDF))), '--trust', CA)
    expect(out).toContain(reason)
    expect(code).toBe(1)
  })

  test('refuses a document whose root is not among the trusted', async () => {
    const [first = ''] = readFileSync(CA, 'utf8').split(/(?<=-----END CERTIFICATE-----)/)
    const { code, out } = await verify(PDF, '--trust', attempt('satu-induk', first))
    expect(code).toBe(1)
    expect(out).toContain('Penerbit sertifikat tidak dikenal')
  })

  test.each([
    ['rubbish', 'bukan pdf'],
    ['nothing', ''],
    ['the beginning of a PDF', '%PDF-1.7\n'],
  ])('calls %s unreadable', async (name, content) => {
    expect((await verify(attempt(name, content))).code).toBe(2)
  })

  test('answers a wrong call with how to call it', async () => {
    for (const args of [[], [join(home, 'tidak-ada.pdf')], [PDF, PDF], [PDF, '--trust', PDF], [PDF, '--lain']]) {
      const { code, err } = await verify(...args)
      expect(code).toBe(2)
      expect(err).not.toBe('')
      expect(err).not.toMatch(/\bat .*:\d+:\d+|Unknown option/)
    }
  })
})
