import { describe, expect, test } from 'vitest'
import { createLocalCa, toPem } from '#electron/core/signing/local-ca.ts'
import { readCertificate } from '#electron/core/signing/read-certificate.ts'
import { parseRoot } from '#electron/core/signing/roots.ts'

const NOW = new Date('2026-03-01T00:00:00Z')

/** Its beginning or end turned into a day of the 99th month: UTCTime, two digits of the year, then the month. */
async function bent(which: 0 | 1): Promise<Buffer> {
  const { certificate } = await createLocalCa('Instansi Contoh', NOW)
  const text = Buffer.from(certificate).toString('hex')
  const times = [...text.matchAll(/170d(?:3[0-9]){12}5a/g)]
  const month = times[which]!.index + '170dyyyy'.length
  return Buffer.from(`${text.slice(0, month)}3939${text.slice(month + 4)}`, 'hex')
}

const asPem = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

describe('a certificate from outside', () => {
  test('is read from DER and PEM alike', async () => {
    const { certificate } = await createLocalCa('Instansi Contoh', NOW)
    expect(readCertificate(certificate).fingerprint256).toBe(readCertificate(toPem(certificate)).fingerprint256)
  })

  test.each([0, 1] as const)('whose validity is no date (%i) is refused, as one to trust, too', async (which) => {
    const der = await bent(which)
    expect(() => readCertificate(der)).toThrow('no date')
    expect(() => parseRoot(asPem(der), NOW)).toThrow(expect.objectContaining({ code: 'root_invalid' }))
  })
})
