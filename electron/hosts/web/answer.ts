import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream, ReadableStreamBYOBReader } from 'node:stream/web'
import { commonHeaders } from '#electron/platform/page/policy.ts'

/** A web-standard view of a request without a body; aborted when the reader goes away. */
export function toWebRequest(request: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = new Headers()
  if (request.headers.range !== undefined) headers.set('range', request.headers.range)
  return new Request(url, { method: request.method ?? 'GET', headers, signal })
}

/** Aborts when the connection ends before its answer does. */
export function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}

/** Streams a web-standard response; an error after the first byte cuts the connection, so nobody takes it for whole. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, { ...commonHeaders, ...Object.fromEntries(answer.headers) })
  if (!answer.body) {
    response.end()
    return
  }
  // The DOM and Node declare the same stream class under two names.
  const body = answer.body as NodeWebStream
  const reader = byobReaderOf(body)
  const sending = reader ? pour(reader, response, roomFor(answer)) : pipeline(Readable.fromWeb(body), response)
  await sending.catch(() => response.destroy())
}

const ROOM = 1024 * 1024

/** No more than the answer is long: players ask for small pieces, and a megabyte for each would keep the collector busy. */
const roomFor = ({ headers }: Response): number =>
  Math.max(1, Math.min(ROOM, Number(headers.get('content-length') ?? ROOM)))

/** Null for a stream that cannot fill memory brought along. */
function byobReaderOf(body: NodeWebStream): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' })
  } catch {
    return null
  }
}

/**
 * All of a long film through the same memory, given back at the end: each piece has left for the system before the next one
 * is asked for.
 */
async function pour(reader: ReadableStreamBYOBReader, response: ServerResponse, room: number): Promise<void> {
  let memory = new Uint8Array(room)
  try {
    for (;;) {
      const { done, value } = await reader.read(memory)
      if (done) {
        value?.buffer.transfer(0)
        break
      }
      await sent(response, value)
      memory = new Uint8Array(value.buffer)
    }
    response.end()
  } catch (error) {
    await reader.cancel().catch(() => {})
    throw error
  }
}

const sent = (response: ServerResponse, bytes: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    response.write(bytes, (error) => (error ? reject(error) : resolve()))
  })

export const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', 'content-length': '0', ...headers } })
