import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
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
  await pipeline(Readable.fromWeb(answer.body as NodeWebStream), response).catch(() => response.destroy())
}

export const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', 'content-length': '0', ...headers } })
