import { appendRevision } from '#electron/core/pdf/append.ts'
import { openPdf } from '#electron/core/pdf/file.ts'
import { signatureFields } from '#electron/core/pdf/form.ts'
import { asDict, asRef, isList, serialize } from '#electron/core/pdf/objects.ts'

export const latin = (text: string) => Buffer.from(text, 'latin1')
export const flip = (bytes: Uint8Array, at: number) => {
  const copy = Uint8Array.from(bytes)
  copy[at]! ^= 1
  return copy
}
export const update = (
  bytes: Uint8Array,
  change: (file: ReturnType<typeof openPdf>) => { n: number; body: string }[],
) => {
  const file = openPdf(bytes)
  const objects = change(file).map(({ n, body }) => ({ n, body: latin(body) }))
  const grows = objects.some(({ n }) => n >= file.size)
  return appendRevision(file, grows ? objects : [...objects, { n: file.size, body: latin('null') }]).bytes
}
export const pageRefs = (file: ReturnType<typeof openPdf>) => {
  const pages = asDict(file.resolve(file.catalog.entries.get('Pages')))!
  const kids = file.resolve(pages.entries.get('Kids'))
  return { pages, refs: isList(kids) ? kids.map((kid) => asRef(kid)!) : [] }
}
export const dictText = (file: ReturnType<typeof openPdf>, n: number, more: string, without: string[] = []) => {
  const entries = new Map([...asDict(file.get(n))!.entries].filter(([key]) => !without.includes(key)))
  return `${serialize({ kind: 'dict', entries }).slice(0, -2)} ${more}>>`
}
const textStream = (text: string) => `<</Length ${text.length}>>\nstream\n${text}\nendstream`
export const hole = (bytes: Uint8Array, i: number) => {
  const found = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/g),
  ][i]!
  const [a, b, c] = found.slice(1).map(Number) as [number, number, number]
  return { a, b, c, rangeAt: found.index + 'ByteRange '.length, rangeLength: found[0].length - 'ByteRange '.length }
}

export const appendAnnotation = (bytes: Uint8Array) =>
  update(bytes, (file) => {
    const page = pageRefs(file).refs[0]!.n
    const note = `<</Type /Annot /Subtype /FreeText /Rect [50 700 300 760] /Contents (lain) /DA (/Helv 12 Tf)>>`
    return [
      { n: page, body: dictText(file, page, `/Annots [${file.size} 0 R]`, ['Annots']) },
      { n: file.size, body: note },
    ]
  })

export const replacePageText = (bytes: Uint8Array) =>
  update(bytes, (file) => {
    const page = pageRefs(file).refs[0]!.n
    return [
      { n: page, body: dictText(file, page, `/Contents ${file.size} 0 R`, ['Contents']) },
      { n: file.size, body: textStream('BT ET') },
    ]
  })

/** The field of signature `i` (from 0) loses its value. */
export const removeSignature = (bytes: Uint8Array, i: number) =>
  update(bytes, (file) => {
    const field = signatureFields(file)[i]!
    return [{ n: field.ref!.n, body: dictText(file, field.ref!.n, '', ['V']) }]
  })

/** The file as it was when signature `i` (from 0) had just been made. */
export const cutAfterSignature = (bytes: Uint8Array, i: number) => {
  const { b, c } = hole(bytes, i)
  return bytes.subarray(0, b + c)
}
