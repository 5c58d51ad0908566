import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleAnnotation } from '#electron/core/sample/annotation.ts'
import { fillSample, type SampleCase } from '#electron/core/sample/fill-sample.ts'
import { readSample } from '#electron/core/sample/material.ts'
import type { DocumentId } from '#shared/documents/model.ts'
import { createTestCore, resourcesDir, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
let sample: SampleCase
let id: DocumentId
beforeAll(async () => {
  core = await createTestCore()
  const newId = () => randomBytes(16).toString('hex')
  const importBytes = (ticket: string, bytes: Uint8Array) => core.core.importStream(ticket, Readable.from([bytes]))
  sample = await fillSample({ api: core.api, importBytes, newId }, await readSample(resourcesDir))
  const draft = await core.api.documents.draft({ interviewId: sample.interviewId, kind: 'clarification_minutes' })
  id = draft.id
}, 60_000)
afterAll(() => core.dispose())

async function preview() {
  const { mediaId } = await core.api.documents.preview({ id })
  const reply = await core.core.media(new Request(`http://local/media/${mediaId}`))
  return Buffer.from(await reply.arrayBuffer())
}

test('a kept picture shows the same pages, and a new annotation is seen at once', async () => {
  const first = await preview()
  expect(await preview()).toEqual(first)
  const newId = () => randomBytes(16).toString('hex')
  await core.api.annotation.save({
    evidenceId: sample.profile.id,
    baseRevision: 0,
    shapes: sampleAnnotation(newId),
  })
  expect(await preview()).not.toEqual(first)
})

test('a vault locked and opened again while the pages are set gives none', async () => {
  const setting = preview().catch((error: { code: string }) => error.code)
  await core.api.vault.lock()
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  expect(await setting).toBe('vault_locked')
})
