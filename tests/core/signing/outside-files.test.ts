import { PDFDocument } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { addSignatureFields } from '#electron/core/pdf/signature-field.ts'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { signDocument } from '#electron/core/signing/sign-document.ts'
import { createKeySigner } from '#electron/core/signing/signer.ts'
import { validatePdf } from '#electron/core/signing/validation/validate.ts'
import { createVerifyApart } from '#electron/core/signing/validation/verify-apart.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { EC, font, makeP12, preparedPdf, workDir } from './signed-pdf.ts'

const now = new Date(Date.now() + 60_000)
const trust = { roots: [], now: toInstant(now) }

test('cross-reference and object streams are read', async () => {
  const doc = await PDFDocument.create()
  doc.addPage()
  addSignatureFields(doc, [{ name: 'ttd', label: 'Pemeriksa Ñ', page: 0, rect: [0, 0, 10, 10] }])
  const facts = validatePdf(await doc.save({ useObjectStreams: true }), trust)
  expect(facts).toMatchObject({ problems: [], fields: [{ name: 'ttd', label: 'Pemeriksa Ñ', signed: false }] })
})

test('handwriting and letters without a glyph go into the appearance', async () => {
  const canvas = createCanvas(300, 120)
  canvas.getContext('2d').fillRect(20, 20, 200, 6)
  const signer = createKeySigner(await openPkcs12(makeP12(workDir(), 'luar', { key: EC('P-384') }), 'rahasia'))
  const signed = await signDocument(await preparedPdf(['ttd']), signer, {
    field: 'ttd',
    name: 'Contoh',
    reason: '',
    place: '',
    claimed: { at: toInstant(now), zone: 'WITA' },
    appearance: {
      lines: ['Contoh Nama ꦲ dengan gelar yang panjang sekali, S.H., M.Hum., M.Si.'],
      handwriting: canvas.toBuffer('image/png'),
      font,
    },
  })
  const [signature] = validatePdf(signed, trust).signatures
  expect(signature).toMatchObject({ coverage: 'file', digestMatches: true, certificate: { keyKind: 'ECDSA P-384' } })
  expect(Buffer.from(signed).includes('/Subtype /Image')).toBe(true)
})

test('a worker that takes too long is ended', async () => {
  const verify = createVerifyApart({ workerFile: sourceWorkerFile('pdf-verify'), timeLimitMs: 1 })
  await expect(verify(await preparedPdf(), trust)).rejects.toMatchObject({ code: 'verification_timeout' })
})

test('hostile structures end in a verdict, not in a crash', () => {
  const at = (text: string) => Buffer.from(text, 'latin1')
  const files = [
    '%PDF-1.7\nxref\n0 99999999\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF',
    '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF',
    `%PDF-1.7\n1 0 obj\n${'['.repeat(100_000)}\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n100026\n%%EOF`,
    '%PDF-1.7\n1 0 obj\n<</Length 1 0 R>>stream\nx\nendstream\nendobj\nxref\n1 1\n0000000009 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n60\n%%EOF',
  ]
  for (const file of files) expect(validatePdf(at(file), trust).problems).toContain('unreadable')
})
