import { GlobalWorkerOptions, getDocument, PDFDataRangeTransport, type PDFDocumentLoadingTask } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** Smaller files come in one request. */
const FIRST_BYTES = 1 << 20
const PIECE_BYTES = 1 << 18

/** Fonts, character maps and decoders which pdf.js asks for by name; the build puts them beside the page. */
const BESIDE = '/pdfjs'

/**
 * Opens a PDF that is fetched piece by piece as its pages are looked at: the same over `http:` and `app:`. Nothing in
 * the file runs: no scripts, no forms that calculate, no links. `onBroken` is told when a later piece cannot be had.
 */
export async function openPdf(url: string, signal: AbortSignal, onBroken: () => void): Promise<PDFDocumentLoadingTask> {
  const first = await fetchPiece(url, { begin: 0, end: FIRST_BYTES }, signal)
  GlobalWorkerOptions.workerSrc = workerUrl
  const whole = first.bytes.length >= first.total
  return getDocument({
    ...(whole ? { data: first.bytes } : { range: rangesOf(url, first, { signal, onBroken }) }),
    rangeChunkSize: PIECE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    cMapUrl: `${BESIDE}/cmaps/`,
    standardFontDataUrl: `${BESIDE}/standard_fonts/`,
    wasmUrl: new URL(`${BESIDE}/wasm/`, window.location.href).href,
    verbosity: 0,
  })
}

type Piece = Readonly<{ bytes: Uint8Array<ArrayBuffer>; total: number }>

function rangesOf(url: string, first: Piece, { signal, onBroken }: { signal: AbortSignal; onBroken: () => void }) {
  const source = new PDFDataRangeTransport(first.total, first.bytes)
  source.requestDataRange = (begin, end) => {
    fetchPiece(url, { begin, end }, signal)
      .then(({ bytes }) => source.onDataRange(begin, bytes))
      .catch(() => signal.aborted || onBroken())
  }
  return source
}

/** `[begin, end)` of the file, and how long the whole file is (RFC 9110 § 14.4). */
async function fetchPiece(url: string, range: { begin: number; end: number }, signal: AbortSignal): Promise<Piece> {
  const headers = { range: `bytes=${range.begin}-${range.end - 1}` }
  const response = await fetch(url, { headers, signal })
  if (!response.ok) throw new Error(`media answered ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const total = Number(response.headers.get('content-range')?.split('/')[1] ?? bytes.length)
  return { bytes, total }
}
