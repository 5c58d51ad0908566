import { ReadableStream } from 'node:stream/web'

export type MediaSource = Readonly<{
  contentType: string
  size: number
  /** `[start, end)` in bytes. */
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
    const body = ReadableStream.from(media.read(range.start, range.end))
    // Node's stream is the web's; only the two sets of type declarations do not know each other.
    return new Response(body as ConstructorParameters<typeof Response>[0], { status, headers })
  }
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
