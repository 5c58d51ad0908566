import { expect, onTestFinished, test } from 'vitest'
import { readImageHeader } from '#electron/platform/raster/image-header.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { pdfBytes, pngBytes } from '#tests/support/sample-bytes.ts'

async function coreWith(name: string, bytes: Uint8Array) {
  const test = await createTestCore()
  onTestFinished(() => test.dispose())
  const { id } = await test.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })
  const reply = await test.importBytes({ kind: 'case', id }, name, bytes)
  if (!reply.ok) throw new Error(reply.code)
  const small = () => test.core.media(new Request(`http://local/media/${reply.evidence.id}?ukuran=kecil`))
  return { ...test, small }
}

test('a picture is served in small, again from memory, and not at all once locked', async () => {
  const { api, small } = await coreWith('lebar.png', pngBytes(900, 300))
  const first = await small()
  expect(first.headers.get('content-type')).toBe('image/png')
  const bytes = new Uint8Array(await first.arrayBuffer())
  expect(readImageHeader(bytes)).toMatchObject({ width: 360, height: 120 })
  expect(new Uint8Array(await (await small()).arrayBuffer())).toEqual(bytes)
  await api.vault.lock()
  expect((await small()).status).toBe(404)
  await api.vault.unlock({ password: TEST_PASSWORD })
  expect((await small()).status).toBe(200)
})

test('a vault locked while the picture is drawn shows nothing', async () => {
  const { api, small } = await coreWith('lebar.png', pngBytes(900, 300))
  const [answer] = await Promise.all([small(), api.vault.lock()])
  expect(answer.status).toBe(404)
})

const png = pngBytes(30, 20)
test.each([
  ['a document', 'surat.pdf', pdfBytes()],
  ['a picture without a width', 'rusak.png', Buffer.concat([png.subarray(0, 16), Buffer.alloc(4), png.subarray(20)])],
])('%s has no small picture', async (_name, file, bytes) => {
  const { small } = await coreWith(file, bytes)
  expect((await small()).status).toBe(404)
})
