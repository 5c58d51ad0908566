import fontkit from '@cantoo/fontkit'
import { PDFDocument, type PDFFont, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import type { WrittenObject } from '../pdf/append.ts'

export type Appearance = Readonly<{
  width: number
  height: number
  /** First line is set larger. */
  lines: readonly string[]
  /** PNG of the pad's strokes, or null. */
  handwriting: Uint8Array | null
  /** A whole TTF; the used glyphs are embedded, as PDF/A asks. */
  font: Uint8Array
}>

const PADDING = 3
const SIZES = [9, 8, 7, 6, 5, 4] as const
const LEADING = 1.2
const IMAGE_SHARE = 0.4

/**
 * The form XObject of a signature with all it needs, as objects numbered from `first`. The appearance is the last one's
 * number. Built in a document of its own, so that nothing of the signed file is touched.
 */
export async function buildAppearance(
  appearance: Appearance,
  first: number,
): Promise<{ objects: WrittenObject[]; form: number }> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  doc.registerFontkit(fontkit)
  doc.context.largestObjectNumber = Math.max(first - 1, doc.context.largestObjectNumber)
  const font = await doc.embedFont(appearance.font, { subset: true })
  const image = appearance.handwriting ? await doc.embedPng(appearance.handwriting) : null
  const { width, height } = appearance
  const content = [
    ...(image ? [imageOperators(image.scaleToFit(width * IMAGE_SHARE, height - 2 * PADDING), height)] : []),
    textOperators(appearance, font),
  ].join('\n')
  await font.embed()
  await image?.embed()
  const stream = doc.context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { Font: { F0: font.ref }, ...(image ? { XObject: { I0: image.ref } } : {}) },
  })
  const form = doc.context.register(stream)
  const objects = doc.context
    .enumerateIndirectObjects()
    .filter(([ref]) => ref.objectNumber >= first)
    .map(([ref, object]) => ({ n: ref.objectNumber, body: bytesOf(object) }))
  return { objects, form: form.objectNumber }
}

function bytesOf(object: PDFObject): Uint8Array {
  // ISO 19005-3 § 6.2.11.4.2: a CIDSet must be complete or absent; absent is always right.
  if (object instanceof PDFRawStream) object.dict.delete(PDFName.of('CIDSet'))
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

const imageOperators = ({ width, height }: { width: number; height: number }, boxHeight: number) =>
  `q ${width.toFixed(2)} 0 0 ${height.toFixed(2)} ${PADDING} ${((boxHeight - height) / 2).toFixed(2)} cm /I0 Do Q`

function textOperators({ lines, width, height, handwriting, font }: Appearance, embedded: PDFFont): string {
  const known = new Set(embedded.getCharacterSet())
  const left = PADDING + (handwriting ? width * IMAGE_SHARE + PADDING : 0)
  const room = width - left - PADDING
  void font
  const texts = lines.filter(Boolean).map((line) => drawable(line, known))
  const size = SIZES.find((s) => fits(texts, { font: embedded, size: s, room, height })) ?? SIZES.at(-1) ?? 4
  const wrapped = texts.flatMap((text) => wrap(text, { font: embedded, size, room }))
  const shown = wrapped.slice(0, Math.max(1, Math.floor((height - 2 * PADDING) / (size * LEADING))))
  const rows = shown.map((text) => `${embedded.encodeText(text)} Tj T*`)
  return `BT 0 g /F0 ${size} Tf ${(size * LEADING).toFixed(2)} TL ${left.toFixed(2)} ${(height - PADDING - size).toFixed(2)} Td ${rows.join(' ')} ET`
}

type Setting = Readonly<{ font: PDFFont; size: number; room: number }>

const fits = (texts: readonly string[], setting: Setting & { height: number }) =>
  texts.flatMap((text) => wrap(text, setting)).length * setting.size * LEADING <= setting.height - 2 * PADDING

function wrap(text: string, { font, size, room }: Setting): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && font.widthOfTextAtSize(longer, size) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A glyph missing in the font would silently break PDF/A, so its code point is written out. */
const drawable = (text: string, known: ReadonlySet<number>): string =>
  [...text]
    .map((char) => {
      const point = char.codePointAt(0) ?? 0
      return known.has(point) ? char : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
