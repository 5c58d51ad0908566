import { expect, test } from 'vitest'
import { blobMedia } from '#electron/core/kernel/blob-media.ts'
import type { StoredBlob } from '#electron/core/kernel/blobs.ts'
import { createMediaHandler } from '#electron/core/kernel/media.ts'
import type { Session } from '#electron/core/kernel/session.ts'

const bytes = Uint8Array.from({ length: 100 }, (_, n) => n)
const blob: StoredBlob = { id: 'b'.repeat(32), size: bytes.length, sha256: '', wrappedDek: new Uint8Array(64) }

/** A reader in parts of ten whose file is never given back, or only with an error. */
function handlerOver(close: () => Promise<void>) {
  const events: string[] = []
  const reader = {
    async *pass(start: number, end: number) {
      for (let at = start; at < end; at += 10) yield bytes.slice(at, Math.min(end, at + 10))
    },
    close: () => {
      events.push('closed')
      return close()
    },
  }
  const open = async () => {
    events.push('opened')
    return reader
  }
  // Of a session only the blobs are used here.
  const session = { blobs: { open } } as unknown as Session
  const media = createMediaHandler(async () => blobMedia(session, blob, 'video/mp4'))
  const ask = (range: string) => media(new Request(`http://local/media/${blob.id}`, { headers: { range } }))
  return { ask, events }
}

test.each([
  ['takes long', () => new Promise<void>(() => {})],
  ['fails', () => Promise.reject(new Error('not given back'))],
])('a range is whole and its file closed once, also when closing %s', async (_how, close) => {
  const { ask, events } = handlerOver(close)
  const answer = await ask('bytes=5-39')
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.subarray(5, 40))
  expect(events).toEqual(['opened', 'closed'])
})

test('who stops early has the file closed too; who asks again has it opened anew', async () => {
  const { ask, events } = handlerOver(async () => {})
  const reader = (await ask('bytes=0-')).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  expect(events).toEqual(['opened', 'closed'])
  await (await ask('bytes=0-0')).arrayBuffer()
  expect(events).toEqual(['opened', 'closed', 'opened', 'closed'])
})
