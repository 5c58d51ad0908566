import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { EC, makeP12, RSA, workDir } from './signed-pdf.ts'

const dir = workDir()
const code = (code: string) => expect.objectContaining({ code })

describe('opens key files', () => {
  test.each([
    ['rsa-lama', { key: RSA(2048), legacy: true }],
    ['rsa-baru', { key: RSA(3072) }],
    ['p256', { key: EC('P-256') }],
    ['p384-lama', { key: EC('P-384'), legacy: true }],
  ] as const)('%s', async (name, options) => {
    const { certificate, key, chain } = await openPkcs12(makeP12(dir, name, options), 'rahasia')
    expect(new X509Certificate(certificate).checkPrivateKey(key)).toBe(true)
    expect(chain).toEqual([])
  })
})

describe('refuses with a reason', () => {
  const file = makeP12(dir, 'biasa', { key: RSA(2048) })

  test('wrong password, old and new form', async () => {
    await expect(openPkcs12(file, 'salah')).rejects.toEqual(code('wrong_p12_password'))
    await expect(openPkcs12(file, '')).rejects.toEqual(code('wrong_p12_password'))
    const old = makeP12(dir, 'lama', { key: RSA(2048), legacy: true })
    await expect(openPkcs12(old, 'Rahasia')).rejects.toEqual(code('wrong_p12_password'))
  })

  test('without key, without certificate', async () => {
    const bare = (how: 'nokeys' | 'nocerts') => openPkcs12(makeP12(dir, how, { key: RSA(2048), bare: how }), 'rahasia')
    await expect(bare('nokeys')).rejects.toEqual(code('p12_without_key'))
    await expect(bare('nocerts')).rejects.toEqual(code('p12_without_key'))
  })

  test('weak key', async () =>
    expect(openPkcs12(makeP12(dir, 'lemah', { key: RSA(1024) }), 'rahasia')).rejects.toEqual(code('p12_key_too_weak')))

  test('empty, cut, and something else', async () => {
    await expect(openPkcs12(new Uint8Array(), 'x')).rejects.toEqual(code('p12_damaged'))
    await expect(openPkcs12(file.subarray(0, 900), 'rahasia')).rejects.toEqual(code('p12_damaged'))
    await expect(openPkcs12(Buffer.from('%PDF-1.7'), 'rahasia')).rejects.toEqual(code('p12_damaged'))
  })

  test('nested too deeply', async () =>
    expect(openPkcs12(Buffer.from('3080'.repeat(5000), 'hex'), 'x')).rejects.toEqual(code('p12_damaged')))

  test('any flipped byte gives a typed error or the same key', async () => {
    for (let at = 0; at < file.length; at += 97) {
      const broken = Uint8Array.from(file)
      broken[at]! ^= 0x55
      const result = await openPkcs12(broken, 'rahasia').catch((error: { code?: string }) => error.code)
      expect(typeof result === 'object' || /p12/.test(String(result)), `byte ${at}: ${String(result)}`).toBe(true)
    }
  })
})
