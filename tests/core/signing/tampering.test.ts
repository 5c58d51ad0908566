import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPdf } from '#electron/core/pdf/file.ts'
import { signatureFields } from '#electron/core/pdf/form.ts'
import { asRef } from '#electron/core/pdf/objects.ts'
import { buildCms, cmsSizeBound } from '#electron/core/signing/cms.ts'
import { fillHole } from '#electron/core/signing/hole.ts'
import { prepareSignature } from '#electron/core/signing/prepare.ts'
import { createKeySigner } from '#electron/core/signing/signer.ts'
import { validatePdf } from '#electron/core/signing/validation/validate.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import {
  appendAnnotation,
  dictText,
  flip,
  hole,
  latin,
  pageRefs,
  removeSignature,
  replacePageText,
  update,
} from '#tests/support/tampering.ts'
import { FIELDS, font, preparedPdf, reportOf, signedByFour, workDir } from './signed-pdf.ts'

const dir = workDir()
let made: Awaited<ReturnType<typeof signedByFour>>
let whole: Uint8Array

beforeAll(async () => {
  made = await signedByFour(dir)
  whole = made.revisions[4]!
})

const TAMPERINGS: Record<string, () => Uint8Array> = {
  'a byte flipped in the first page': () => flip(whole, 700),
  'a byte flipped in the last revision': () => flip(whole, made.revisions[3]!.length + 300),
  'a byte flipped inside a signature': () => flip(whole, hole(whole, 1).a + 600),
  'a byte set in the padding behind a signature': () => {
    const copy = Uint8Array.from(whole)
    copy[hole(whole, 1).b - 2] = 0x31
    return copy
  },
  'an annotation appended': () => appendAnnotation(whole),
  'page text replaced': () => replacePageText(whole),
  'a page appended': () =>
    update(whole, (file) => {
      const { pages, refs } = pageRefs(file)
      const n = asRef(file.catalog.entries.get('Pages'))!.n
      void pages
      const kids = [...refs.map((ref) => `${ref.n} 0 R`), `${file.size} 0 R`].join(' ')
      return [
        { n, body: dictText(file, n, `/Kids [${kids}] /Count ${refs.length + 1}`, ['Kids', 'Count']) },
        { n: file.size, body: `<</Type /Page /Parent ${n} 0 R /MediaBox [0 0 595 842]>>` },
      ]
    }),
  'a signature removed': () => removeSignature(whole, 1),
  'a signed field hidden': () =>
    update(whole, (file) => {
      const n = signatureFields(file)[1]!.ref!.n
      return [{ n, body: dictText(file, n, '/F 2', ['F']) }]
    }),
  'an appearance exchanged': () =>
    update(whole, (file) => {
      const n = signatureFields(file)[1]!.ref!.n
      return [{ n, body: dictText(file, n, '/AP <<>>', ['AP']) }]
    }),
  'an object added that nothing uses': () => update(whole, (file) => [{ n: file.size, body: '(tersembunyi)' }]),
  'a duplicate object no table lists': () => {
    const page = pageRefs(openPdf(whole)).refs[0]!.n
    return Buffer.concat([
      whole,
      latin(`${page} 0 obj\n<</Type /Page>>\nendobj\n`),
      Buffer.from(whole.slice(whole.lastIndexOf(0x73))),
    ])
  },
  'a duplicate hidden inside a well-formed revision': () => {
    const grown = update(whole, (file) => [{ n: file.size, body: 'null' }])
    const text = Buffer.from(grown).toString('latin1')
    const at = text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1)
    const extra = `${pageRefs(openPdf(whole)).refs[0]!.n} 0 obj\n<</Type /Page>>\nendobj\n`
    return latin(
      text.slice(0, at) + extra + text.slice(at).replace(/startxref\n\d+/, `startxref\n${at + extra.length}`),
    )
  },
  'trailing bytes': () => Buffer.concat([whole, latin('halo')]),
  'a trailing line feed': () => Buffer.concat([whole, latin('\n')]),
  'the end cut off': () => whole.subarray(0, whole.length - 3),
  'cut exactly after signature 3 of 4': () => made.revisions[3]!,
  'a shrunk byte range': () => {
    const { a, b, c, rangeAt, rangeLength } = hole(whole, 3)
    const copy = Uint8Array.from(whole)
    copy.set(latin(`[0 ${a} ${b} ${c - 100}`.padEnd(rangeLength - 1, ' ').concat(']')), rangeAt)
    return copy
  },
  'a byte range with a wider hole': () => {
    const { a, b, c, rangeAt, rangeLength } = hole(whole, 3)
    const copy = Uint8Array.from(whole)
    copy.set(latin(`[0 ${a} ${b + 20} ${c - 20}`.padEnd(rangeLength - 1, ' ').concat(']')), rangeAt)
    return copy
  },
  'another tag around the signature': () => {
    const copy = Uint8Array.from(whole)
    // The first two digits of the hole: 30, a SEQUENCE, becomes 31, a SET.
    copy.set(latin('31'), hole(whole, 3).a + 1)
    return copy
  },
  'a certificate that holds from the 99th month on': () => {
    const text = Buffer.from(whole).toString('latin1')
    const { a } = hole(whole, 3)
    // UTCTime of its validity: tag, length, two digits of the year, then the month.
    const bent = text.slice(a).replace(/(?<=170d3[0-9]3[0-9])3[01]3[0-9](?=(?:3[0-9]){8}5a)/i, '3939')
    expect(bent).not.toBe(text.slice(a))
    return latin(text.slice(0, a) + bent)
  },
  'the signature of another field put in': () => {
    const [one, two] = [hole(whole, 2), hole(whole, 3)]
    const copy = Uint8Array.from(whole)
    const cms = Buffer.from(whole.subarray(one.a + 1, one.b - 1))
      .toString('latin1')
      .replace(/0+$/, '')
    copy.set(latin(cms.padEnd(two.b - two.a - 2, '0').slice(0, two.b - two.a - 2)), two.a + 1)
    return copy
  },
}

describe('a tampered file is refused', () => {
  test('the untouched file is not', () => expect(reportOf(whole, made.trust).acceptable).toBe(true))

  test.each(Object.keys(TAMPERINGS))('%s', (name) => {
    const report = reportOf(TAMPERINGS[name]!(), made.trust)
    expect(report.acceptable).toBe(false)
    expect(report.reasons.length).toBeGreaterThan(0)
  })

  test('a file cut after signature 3 names who has not signed, and nothing else', () => {
    const report = reportOf(made.revisions[3]!, made.trust)
    expect(report.unsigned).toEqual([{ field: FIELDS[3], label: 'Penanda tangan 4' }])
    expect(report.reasons).toEqual(['Penanda tangan 4 belum menandatangani.'])
  })

  test('a removed signature is called so', () =>
    expect(validatePdf(TAMPERINGS['a signature removed']!(), made.trust).problems).toContain('removed_signature'))
})

test('a back-dated signature is refused although its mathematics are right', async () => {
  const key = createPrivateKey(readFileSync(join(dir, 'lama.key')))
  const signer = createKeySigner({
    key,
    certificate: new X509Certificate(readFileSync(join(dir, 'lama.crt'))).raw,
    chain: [],
  })
  const prepared = await prepareSignature(await preparedPdf([FIELDS[0]]), {
    field: FIELDS[0],
    name: 'Contoh Nama',
    reason: '',
    place: '',
    claimed: { at: instantSchema.parse('2020-01-02T03:04:05.000Z'), zone: 'WIB' },
    reserve: cmsSizeBound(signer),
    appearance: { lines: ['Contoh'], handwriting: null, font },
  })
  const bytes = fillHole(prepared, await buildCms(signer, prepared.digest))
  const report = reportOf(bytes, made.trust)
  expect(report.signatures[0]!.content.ok).toBe(true)
  expect(report.signatures[0]!.facts.claim).toBe('before_certificate')
  expect(report.acceptable).toBe(false)
})

test('an unknown issuer is refused', () => {
  const report = reportOf(whole, { ...made.trust, roots: made.trust.roots.slice(0, 3) })
  expect(report.signatures[3]!.facts.trust).toBe('unknown_issuer')
  expect(report.acceptable).toBe(false)
})

test('an unsigned file and rubbish are refused in words', () => {
  expect(reportOf(made.revisions[0]!, made.trust).unsigned).toHaveLength(4)
  expect(reportOf(latin('%PDF-1.7 rubbish'), made.trust).reasons).toHaveLength(1)
  expect(reportOf(new Uint8Array(), made.trust).acceptable).toBe(false)
})
