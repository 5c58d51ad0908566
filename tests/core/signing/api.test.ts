import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillSample } from '#electron/core/sample/fill-sample.ts'
import { readSample } from '#electron/core/sample/material.ts'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { createKeySigner } from '#electron/core/signing/signer.ts'
import type { Document } from '#shared/documents/model.ts'
import { createTestCore, resourcesDir, type TestCore } from '#tests/support/create-test-core.ts'
import { EC, makeP12, preparedPdf, RSA, signAs, workDir } from './signed-pdf.ts'

const dir = workDir()
let made: TestCore
let document: Document
let final: Uint8Array

const code = (expected: string) => expect.objectContaining({ code: expected })
const media = async (id: string) =>
  new Uint8Array(await (await made.core.media(new Request(`http://l/media/${id}`))).arrayBuffer())
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const ask = { handwritingPngBase64: null, place: 'Kota Contoh', reason: '' }

beforeAll(async () => {
  made = await createTestCore({ ports: { now: () => new Date() } })
  const { api, core } = made
  const importBytes = (ticket: string, bytes: Uint8Array) => core.importStream(ticket, Readable.from([bytes]))
  const newId = () => crypto.randomUUID().replaceAll('-', '')
  const sample = await fillSample({ api, importBytes, newId }, await readSample(resourcesDir))
  const draft = await api.documents.draft({ interviewId: sample.interviewId, kind: 'clarification_minutes' })
  document = await api.documents.finalize({ id: draft.id })
  final = await media(document.revisions[0]!.blobId)
})
afterAll(async () => {
  await made.dispose()
  await rm(dir, { recursive: true, force: true })
})

test('before anything is signed every field is awaited', async () => {
  const { report, fields } = await made.api.signing.status({ documentId: document.id })
  expect(fields.map(({ state }) => state)).toEqual(document.signers.map(() => 'empty'))
  expect(report.unsigned).toHaveLength(document.signers.length)
  expect(report.acceptable).toBe(false)
})

test('a vault identity signs; its CA can be exported; the field cannot be signed again', async () => {
  const { api } = made
  expect(await api.signing.caCertificate()).toBeNull()
  await expect(api.signing.exportCa()).rejects.toEqual(code('ca_missing'))
  const identity = await api.signing.createIdentity({
    name: 'Contoh Nama',
    nip: '',
    position: 'Pemeriksa',
    keyKind: 'ec-p256',
  })
  expect(await api.signing.identities.list()).toEqual([identity])
  const { savedAs } = await api.signing.exportCa()
  expect(await readFile(savedAs!, 'utf8')).toContain('BEGIN CERTIFICATE')

  const request = {
    ...ask,
    documentId: document.id,
    field: document.signers[0]!.field,
    with: { kind: 'identity' as const, identityId: identity.id },
  }
  const handwritingPngBase64 = base64(Buffer.from('bukan gambar'))
  await expect(api.signing.sign({ ...request, handwritingPngBase64 })).rejects.toEqual(code('handwriting_invalid'))
  const { revision, report } = await api.signing.sign(request)
  expect(revision).toBe(2)
  expect(report.signatures[0]!.facts.trust).toBe('agency')
  await expect(api.signing.sign(request)).rejects.toEqual(code('field_already_signed'))
  await expect(api.signing.sign({ ...request, field: 'lain' })).rejects.toEqual(code('field_not_found'))
})

test('a refusal is recorded and no longer awaited', async () => {
  const { api } = made
  const refusal = { documentId: document.id, field: document.signers[1]!.field, reason: 'Tidak setuju dengan isinya' }
  const witnesses = [{ name: 'Contoh Saksi', nip: '', position: 'Staf' }]
  await expect(api.signing.refuse({ ...refusal, witnesses: [] })).rejects.toEqual(code('malformed_call'))
  await api.signing.refuse({ ...refusal, witnesses })
  await expect(api.signing.refuse({ ...refusal, witnesses })).rejects.toEqual(code('field_refused'))
  const { report, fields } = await api.signing.status({ documentId: document.id })
  expect(fields[1]).toMatchObject({ state: 'refused', refusal: { witnesses } })
  expect(report.unsigned.map(({ field }) => field)).not.toContain(refusal.field)
})

test('key files are inspected and typed errors reach the page', async () => {
  const { inspectPkcs12 } = made.api.signing
  const fileBase64 = base64(makeP12(dir, 'berkas', { key: RSA(2048), days: 10 }))
  await expect(inspectPkcs12({ fileBase64, password: 'salah' })).rejects.toEqual(code('wrong_p12_password'))
  const inspected = await inspectPkcs12({ fileBase64, password: 'rahasia' })
  expect(inspected).toMatchObject({ expired: false, certificate: { commonName: 'Contoh berkas', keyKind: 'RSA 2048' } })
  expect(inspected.warnings).toHaveLength(2)
})

test('a file from outside is judged against trusted roots; its tampered copy is refused', async () => {
  const { api } = made
  makeP12(dir, 'luar', { key: EC('P-256') })
  const signer = createKeySigner(await openPkcs12(readFileSync(join(dir, 'luar.p12')), 'rahasia'))
  const at = new Date(Date.now() + 2000).toISOString()
  const signed = await signAs(await preparedPdf(['ttd']), signer, { field: 'ttd', at })
  const verify = (bytes: Uint8Array) => api.signing.verifyUpload({ pdfBase64: base64(bytes) })
  expect((await verify(signed)).signatures[0]!.facts.trust).toBe('self_signed')
  const root = await api.signing.roots.add({ pem: readFileSync(join(dir, 'luar.crt'), 'utf8') })
  expect((await verify(signed)).acceptable).toBe(true)
  const tampered = Uint8Array.from(signed)
  tampered[600]! ^= 1
  expect((await verify(tampered)).acceptable).toBe(false)
  await api.signing.roots.remove({ fingerprint: root.fingerprint })
  expect(await api.signing.roots.list()).toEqual([])
  await expect(verify(Buffer.from('bukan PDF'))).rejects.toEqual(code('pdf_unreadable'))
  await expect(api.signing.roots.add({ pem: 'bukan sertifikat' })).rejects.toEqual(code('root_invalid'))
})

test('a copy signed elsewhere comes back only as our bytes plus signatures', async () => {
  const { api } = made
  const now = await api.documents.get({ id: document.id })
  const ours = await media(now.revisions.at(-1)!.blobId)
  const give = (bytes: Uint8Array) => api.signing.acceptReturned({ documentId: document.id, pdfBase64: base64(bytes) })
  await expect(give(ours)).rejects.toEqual(code('nothing_added'))
  await expect(give(final)).rejects.toEqual(code('not_our_document'))
  await expect(give(Buffer.concat([ours, Buffer.from('halo')]))).rejects.toEqual(code('signature_not_intact'))
  const signer = createKeySigner(await openPkcs12(makeP12(dir, 'bsre', { key: RSA(2048) }), 'rahasia'))
  const rest = document.signers.slice(2)
  if (rest.length === 0) return
  const returned = await signAs(ours, signer, { field: rest[0]!.field, at: new Date(Date.now() + 3000).toISOString() })
  const { revision, report } = await give(returned)
  expect(revision).toBe(now.revisions.length + 1)
  expect(report.signatures.at(-1)!.facts.trust).toBe('self_signed')
})
