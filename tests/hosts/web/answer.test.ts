import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendResponse } from '#electron/hosts/web/answer.ts'

/** What arrives, and how much memory was brought along for it each time. */
async function send(bytes: Uint8Array, headers: Record<string, string>) {
  const rooms: number[] = []
  let at = 0
  const body = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const view = controller.byobRequest?.view
      if (!view) throw new Error('no memory was brought along')
      rooms.push(view.byteLength)
      const part = bytes.subarray(at, at + Math.min(view.byteLength, 1000))
      at += part.length
      new Uint8Array(view.buffer, view.byteOffset).set(part)
      if (part.length === 0) controller.close()
      controller.byobRequest?.respond(part.length)
    },
  })
  const server = createServer((_request, response) => sendResponse(new Response(body, { headers }), response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return { arrived: new Uint8Array(await answer.arrayBuffer()), rooms: [...new Set(rooms)] }
  } finally {
    server.close()
  }
}

test.each([
  [2500, { 'content-length': '2500' }, 2500],
  [0, { 'content-length': '0' }, 1],
  [2500, {}, 1024 * 1024],
])('%i bytes with %j go through %i bytes of memory', async (length, headers, room) => {
  const bytes = Uint8Array.from({ length }, (_, n) => n % 251)
  const { arrived, rooms } = await send(bytes, headers as Record<string, string>)
  expect([...arrived]).toEqual([...bytes])
  expect(rooms).toEqual([room])
})

test('a long answer goes through no more than a megabyte', async () => {
  const bytes = new Uint8Array(1024 * 1024 + 5).fill(7)
  const { arrived, rooms } = await send(bytes, { 'content-length': String(bytes.length) })
  expect(arrived.length).toBe(bytes.length)
  expect(rooms).toEqual([1024 * 1024])
})
