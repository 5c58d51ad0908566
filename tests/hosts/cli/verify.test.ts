import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { createKeySigner } from '#electron/core/signing/signer.ts'
import { EC, makeP12, preparedPdf, signAs, workDir } from '#tests/core/signing/signed-pdf.ts'

const dir = workDir()
const at = (name: string) => join(dir, name)
const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/hosts/cli/verify.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, text: stdout + stderr }
}

beforeAll(async () => {
  const signer = createKeySigner(await openPkcs12(makeP12(dir, 'luar', { key: EC('P-256') }), 'rahasia'))
  makeP12(dir, 'lain', { key: EC('P-256') })
  const claim = (field: string) => ({ field, at: new Date(Date.now() + 2000).toISOString() })
  const one = await signAs(await preparedPdf(['a', 'b']), signer, claim('a'))
  const two = await signAs(one, signer, claim('b'))
  const tampered = Uint8Array.from(two)
  tampered[700]! ^= 1
  writeFileSync(at('satu.pdf'), one)
  writeFileSync(at('dua.pdf'), two)
  writeFileSync(at('rusak.pdf'), tampered)
  writeFileSync(at('bukan.pdf'), 'bukan PDF')
})

test('0: intact and complete, trusted or plainly said to be unchecked', () => {
  expect(verify(at('dua.pdf'), '--trust', at('luar.crt'))).toMatchObject({ status: 0 })
  const unchecked = verify(at('dua.pdf'))
  expect(unchecked.status).toBe(0)
  expect(unchecked.text).toContain('Penerbit sertifikat tidak diperiksa')
})

test('1: someone has not signed, the content changed, or the issuer is not trusted', () => {
  expect(verify(at('satu.pdf'))).toMatchObject({ status: 1, text: expect.stringContaining('Penanda tangan 2 belum') })
  expect(verify(at('rusak.pdf'))).toMatchObject({ status: 1, text: expect.stringContaining('Isi dokumen berubah') })
  expect(verify(at('dua.pdf'), '--trust', at('lain.crt'))).toMatchObject({ status: 1 })
})

test('2: nothing to read', () => {
  expect(verify(at('bukan.pdf'))).toMatchObject({ status: 2 })
  expect(verify(at('tidak-ada.pdf'))).toMatchObject({ status: 2, text: expect.stringContaining('tidak dapat dibuka') })
  expect(verify()).toMatchObject({ status: 2, text: expect.stringContaining('Cara pakai') })
})

test('--json gives the report', () => {
  const { text } = verify(at('dua.pdf'), '--json', '--trust', at('luar.crt'))
  expect(JSON.parse(text)).toMatchObject({ acceptable: true, unsigned: [], trustChecked: true })
})
