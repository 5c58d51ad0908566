import { fileTypeFromBuffer } from 'file-type'
import type { MediaKind, Notice } from '#shared/evidence/model.ts'
import type { Scan } from './scan.ts'
import { zipNotices } from './zip-notices.ts'

export type Classified = Readonly<{ kind: MediaKind; mime: string; notices: Notice[] }>

/** PDF names (ISO 32000-1 § 7.6, § 12.6.4) that mean encryption or active content. */
export const PDF_MARKERS = ['/Encrypt', '/JavaScript', '/JS ', '/JS(', '/Launch', '/EmbeddedFile', '/RichMedia', '/XFA']

/** Types the page may show; everything else is kept as `other`. */
const SHOWN: Readonly<Record<string, MediaKind>> = {
  'image/png': 'image',
  'image/apng': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/bmp': 'image',
  'image/avif': 'image',
  'application/pdf': 'pdf',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/wav': 'audio',
  'audio/x-m4a': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  'audio/flac': 'audio',
  'audio/x-flac': 'audio',
  'audio/amr': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/quicktime': 'video',
  'video/ogg': 'video',
  'video/matroska': 'video',
  'video/x-matroska': 'video',
  'video/3gpp': 'video',
}

const MATROSKA = ['video/webm', 'video/matroska', 'video/x-matroska']

/** Endings that say the same as the detected one. */
const SAME_ENDING: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  apng: ['png', 'apng'],
  mp4: ['mp4', 'm4v', 'mov', 'm4a'],
  m4a: ['m4a', 'mp4', 'aac'],
  mov: ['mov', 'mp4'],
  ogg: ['ogg', 'oga', 'opus', 'ogv'],
  opus: ['opus', 'ogg', 'oga'],
  '3gp': ['3gp', '3gpp', 'mp4'],
  mkv: ['mkv', 'webm', 'mka'],
  webm: ['webm', 'weba'],
  tif: ['tif', 'tiff'],
}

const endingOf = (name: string) => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Kind, type and warnings from the bytes; the name only serves to notice that it lies. */
export async function classify(scan: Scan, name: string): Promise<Classified> {
  if (scan.size === 0) return { kind: 'other', mime: 'application/octet-stream', notices: ['empty'] }
  const type = await fileTypeFromBuffer(scan.head).catch(() => undefined)
  const text = !type || type.mime.endsWith('xml') ? textType(scan) : null
  if (text) return { ...text, notices: [...text.notices, ...endingNotices(name, ['txt'])] }
  if (!type)
    return {
      kind: 'other',
      mime: 'application/octet-stream',
      notices: isKnownEnding(name) ? ['extension_mismatch'] : [],
    }
  const notices = [...endingNotices(name, SAME_ENDING[type.ext] ?? [type.ext]), ...formatNotices(type.ext, scan)]
  if (MATROSKA.includes(type.mime) && isSoundOnly(scan.head)) return { kind: 'audio', mime: 'audio/webm', notices }
  const kind = SHOWN[type.mime] ?? 'other'
  return { kind, mime: type.mime === 'image/apng' ? 'image/png' : type.mime, notices }
}

/**
 * Matroska and WebM say `video` for sound alone too. Each track names its codec in a CodecID element (RFC 9559
 * § 5.1.4.1.21: ID 0x86, a size, ASCII starting with A_ or V_); the tracks stand before the first frames.
 */
function isSoundOnly(head: Buffer): boolean {
  const codecs = [...head.toString('latin1').matchAll(/\x86[\x83-\xc0]([AV])_[A-Z0-9]/g)].map(([, kind]) => kind)
  return codecs.length > 0 && codecs.every((kind) => kind === 'A')
}

function textType({ head, size }: Scan): Classified | null {
  const sample = size > head.length ? head.subarray(0, -4) : head
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!utf16 && (sample.includes(0) || !isUtf8(sample))) return null
  const text = Buffer.from(sample).toString(utf16 ? 'utf16le' : 'utf8')
  const svg = /<svg[\s>]/i.test(text.slice(0, 4096))
  // Never shown as a picture: an SVG can carry scripts and links.
  return {
    kind: 'text',
    mime: utf16 ? 'text/plain; charset=utf-16' : 'text/plain; charset=utf-8',
    notices: svg ? ['svg_as_text'] : [],
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const TEXT_ENDINGS = ['txt', 'csv', 'json', 'html', 'htm', 'xml', 'md', 'log', 'eml', 'vcf', 'svg', 'srt', 'tsv']
const KNOWN_ENDINGS = [
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'pdf',
  'mp4',
  'mp3',
  'webm',
  'ogg',
  'wav',
  'mov',
  'zip',
  'docx',
  'xlsx',
]
const isKnownEnding = (name: string) => KNOWN_ENDINGS.includes(endingOf(name))

function endingNotices(name: string, fitting: readonly string[]): Notice[] {
  const ending = endingOf(name)
  const fits =
    ending === '' ||
    fitting.includes(ending) ||
    (fitting[0] === 'txt' && (TEXT_ENDINGS.includes(ending) || !isKnownEnding(name)))
  return fits ? [] : ['extension_mismatch']
}

type Check = (scan: Scan) => Notice[]
const when = (condition: boolean, notice: Notice): Notice[] => (condition ? [notice] : [])

/** What each format shows of itself in head and tail. */
const FORMAT_CHECKS: Readonly<Record<string, Check>> = {
  png: ({ tail }) => when(!endsWith(tail, Buffer.from('IEND')), 'truncated'),
  apng: () => ['animated'],
  jpg: ({ head, tail }) => [
    ...when(!tail.includes(Buffer.from([0xff, 0xd9])), 'truncated'),
    ...when(isCmykJpeg(head), 'cmyk'),
  ],
  gif: ({ head }) => when(count(head, Buffer.from([0x21, 0xf9, 0x04])) > 1, 'animated'),
  webp: ({ head }) => when(head.subarray(0, 64).includes('ANIM'), 'animated'),
  pdf: ({ tail, found }) => pdfNotices(tail, found),
}

const formatNotices = (ext: string, scan: Scan): Notice[] => FORMAT_CHECKS[ext]?.(scan) ?? zipNotices(ext, scan)

function pdfNotices(tail: Buffer, found: ReadonlySet<string>): Notice[] {
  const notices: Notice[] = []
  if (found.has('/Encrypt')) notices.push('encrypted_pdf')
  if (PDF_MARKERS.some((marker) => marker !== '/Encrypt' && found.has(marker))) notices.push('pdf_active_content')
  if (!endsWith(tail, Buffer.from('%%EOF'))) notices.push('truncated')
  return notices
}

const endsWith = (tail: Buffer, marker: Buffer) => tail.subarray(-2048).includes(marker)

function count(buffer: Buffer, pattern: Buffer): number {
  let n = 0
  for (let at = buffer.indexOf(pattern); at >= 0 && n < 2; at = buffer.indexOf(pattern, at + 1)) n += 1
  return n
}

/** ITU-T T.81 § B.2.2: the start-of-frame segment names the number of components; four are CMYK or YCCK. */
function isCmykJpeg(head: Buffer): boolean {
  for (let at = 2; at + 9 < head.length && head[at] === 0xff; ) {
    const marker = head[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return head[at + 9] === 4
    at += 2 + (head[at + 2] ?? 0) * 256 + (head[at + 3] ?? 0)
  }
  return false
}
