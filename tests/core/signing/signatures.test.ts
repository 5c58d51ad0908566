import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { validatePdf } from '#electron/core/signing/validation/validate.ts'
import { opensslCades, pdfsig, qpdfCheck } from '#tests/support/outside-judges.ts'
import { dayOf, FIELDS, preparedPdf, reportOf, signAs, signedByFour, workDir } from './signed-pdf.ts'

const dir = workDir()
let made: Awaited<ReturnType<typeof signedByFour>>
let file: string

beforeAll(async () => {
  made = await signedByFour(dir)
  file = join(dir, 'empat.pdf')
  writeFileSync(file, made.revisions[4]!)
})

describe('four signers on different days', () => {
  test('each revision begins with the one before, byte for byte', () => {
    for (const [i, bytes] of made.revisions.slice(1).entries()) {
      const before = made.revisions[i]!
      expect(Buffer.from(bytes.subarray(0, before.length)).equals(before)).toBe(true)
    }
  })

  test('are all acceptable to our verifier', () => {
    const report = reportOf(made.revisions[4]!, made.trust)
    expect(report.reasons).toEqual([])
    expect(report.acceptable).toBe(true)
    expect(
      report.signatures.map(({ facts }) => [
        facts.field,
        facts.coverage,
        facts.laterChanges,
        facts.trust,
        facts.certifies,
      ]),
    ).toEqual([
      [FIELDS[0], 'revision', 'signatures_only', 'added', 2],
      [FIELDS[1], 'revision', 'signatures_only', 'added', null],
      [FIELDS[2], 'revision', 'signatures_only', 'added', null],
      [FIELDS[3], 'file', 'none', 'agency', null],
    ])
    expect(report.signatures[3]!.certificate.sentence).toContain('tidak tersertifikasi')
    expect(report.signatures.every(({ revocation }) => revocation.ok === null)).toBe(true)
  })

  test('the claimed time survives with its zone', () => {
    const { signatures } = validatePdf(made.revisions[4]!, made.trust)
    expect(signatures.map(({ claimedAt }) => claimedAt?.slice(0, 10))).toEqual(made.times.map((at) => at.slice(0, 10)))
  })

  test('pdfsig finds four valid signatures', () => {
    const text = pdfsig(file)
    expect(text.match(/Signature is Valid/g)).toHaveLength(4)
    expect(text.match(/ETSI\.CAdES\.detached/g)).toHaveLength(4)
    expect(text).toContain('Total document signed')
  })

  test('qpdf finds no fault', () => {
    expect(qpdfCheck(file)).toContain('No syntax or stream encoding errors')
  })

  test.each([0, 1, 2, 3])('openssl verifies signature %i as CAdES', (i) => {
    opensslCades(file, i, join(dir, ['lama.crt', 'baru.crt', 'kurva.crt', 'ca.crt'][i]!))
  })
})

describe('signing refuses', () => {
  const signer = () => made.signers[0]!

  test('a field that is signed, and one that does not exist', async () => {
    const at = dayOf(0)
    await expect(signAs(made.revisions[1]!, signer(), { field: FIELDS[0], at })).rejects.toMatchObject({
      code: 'field_already_signed',
    })
    await expect(signAs(made.revisions[1]!, signer(), { field: 'lain', at })).rejects.toMatchObject({
      code: 'field_not_found',
    })
  })

  test('outside the certificate validity', async () => {
    const pdf = await preparedPdf()
    const at = (iso: string) => signAs(pdf, signer(), { field: FIELDS[0], at: iso })
    await expect(at('2020-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'certificate_not_yet_valid' })
    await expect(at('2049-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'certificate_expired' })
  })
})
