import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { createKeySigner } from '#electron/core/signing/signer.ts'
import { EC, makeP12, signAs, workDir } from '#tests/core/signing/signed-pdf.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { aReportedCase, hear, readBack } from './a-heard-case.ts'

const dir = workDir()
let made: TestCore
beforeAll(async () => {
  // Certificates are made now, so the clock must say now.
  made = await createTestCore({ ports: { now: () => new Date() } })
})
afterAll(async () => {
  await made.dispose()
  await rm(dir, { recursive: true, force: true })
})

test('a copy that comes back with several signatures counts each of them', async () => {
  const { documents, signing } = made.api
  const reported = await aReportedCase(made)
  const { id: interviewId } = await hear(made, reported, 'clarification')
  await readBack(made, interviewId)
  const { id } = await documents.draft({ interviewId, kind: 'clarification_minutes' })
  const final = await documents.finalize({ id })
  const reply = await made.core.media(new Request(`http://l/media/${final.revisions[0]!.blobId}`))
  let bytes = new Uint8Array(await reply.arrayBuffer())
  const signer = createKeySigner(await openPkcs12(makeP12(dir, 'luar', { key: EC('P-256') }), 'rahasia'))
  const wanted = final.signers.slice(0, 2).map(({ field }) => field)
  for (const [i, field] of wanted.entries()) {
    const at = new Date(Date.now() + 2000 + i * 1000).toISOString()
    bytes = Uint8Array.from(await signAs(bytes, signer, { field, at }))
  }
  await signing.acceptReturned({ documentId: id, pdfBase64: Buffer.from(bytes).toString('base64') })
  const [listed] = await documents.list({ caseId: reported.caseId })
  expect(listed).toMatchObject({ signerCount: 3, signedCount: 2 })
  expect((await documents.get({ id })).revisions[1]).toMatchObject({ n: 2, kind: 'signed', fields: wanted })
  const { fields } = await signing.status({ documentId: id })
  expect(fields.map(({ state }) => state)).toEqual(['signed', 'signed', 'empty'])
})
