import { ReadableStream } from 'node:stream/web'

export type MediaSource = Readonly<{
  contentType: string
  size: number
  /** `[start, end)` in bytes; a chunk is valid until the next one is asked for. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
}>
/** `small`: a picture no larger than a card needs. */
type MediaSize = 'whole' | 'small'
export type FindMedia = (id: string, size: MediaSize) => Promise<MediaSource | null>

type Range = Readonly<{ start: number; end: number }>

/** RFC 9110 § 14.1.2, one range only; `end` exclusive. Null for a header that cannot be satisfied. */
function parseRange(header: string, size: number): Range | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header)
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size : Math.min(size, Number(match[2]) + 1)
  return start < end ? { start, end } : null
}

/** A web-standard handler: the desktop host gives it to `protocol.handle`, the web host to `node:http`. */
export function createMediaHandler(find: FindMedia) {
  return async (request: Request): Promise<Response> => {
    if (!['GET', 'HEAD'].includes(request.method))
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
    const media = await findById(find, request)
    if (!media) return new Response(null, { status: 404 })

    const asked = request.headers.get('range')
    const range = asked === null ? { start: 0, end: media.size } : parseRange(asked, media.size)
    if (!range) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${media.size}` } })

    const headers = headersOf(media, range, asked !== null)
    const status = asked === null ? 200 : 206
    if (request.method === 'HEAD') return new Response(null, { status, headers })
    const body = bodyOf(media.read(range.start, range.end))
    // Node's stream is the web's; only the two sets of type declarations do not know each other.
    return new Response(body as ConstructorParameters<typeof Response>[0], { status, headers })
  }
}

/** Who brings a buffer of its own gets that one filled, over and over; everybody else gets new memory for each chunk. */
function bodyOf(parts: AsyncIterable<Uint8Array>): ReadableStream {
  const iterator = parts[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const kept = rest.length > 0
      const next = kept ? { done: false, value: rest } : await iterator.next()
      const view = controller.byobRequest?.view
      if (next.done) {
        controller.close()
        controller.byobRequest?.respond(0)
      } else if (view) {
        const part = next.value.subarray(0, view.byteLength)
        new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(part)
        // The chunk may be gone by the next call: what found no room is kept.
        const left = next.value.subarray(part.length)
        rest = kept ? left : Uint8Array.from(left)
        controller.byobRequest?.respond(part.length)
      } else {
        controller.enqueue(ownCopy(next.value))
        rest = new Uint8Array(0)
      }
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}

function ownCopy(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  copy.set(bytes)
  return copy
}

async function findById(find: FindMedia, request: Request): Promise<MediaSource | null> {
  const { pathname, searchParams } = new URL(request.url)
  const id = pathname.split('/').at(-1) ?? ''
  const size = searchParams.get('ukuran') === 'kecil' ? 'small' : 'whole'
  return /^[0-9a-f]{32}$/.test(id) ? find(id, size) : null
}

function headersOf(media: MediaSource, { start, end }: Range, partial: boolean): Headers {
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-length': String(end - start),
    'content-type': media.contentType,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  if (partial) headers.set('content-range', `bytes ${start}-${end - 1}/${media.size}`)
  return headers
}

/** Bytes already in memory as a media source. */
export const fromMemory = (bytes: Uint8Array, contentType: string): MediaSource => ({
  contentType,
  size: bytes.length,
  async *read(start, end) {
    yield bytes.subarray(start, end)
  },
})
