import { createHash } from 'node:crypto'
import { AFRelationship, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { invariant } from '#shared/kernel/assert.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { addSignatureFields, type SignatureField } from '../pdf/signature-field.ts'
import type { FieldPlace, Rendered } from './render.ts'
import { srgbProfile } from './srgb-profile.ts'
import { xmpPacket } from './xmp.ts'

export type Attachment = Readonly<{ name: string; description: string; bytes: Uint8Array; mime: string }>

export type Finalizing = Readonly<{
  rendered: Pick<Rendered, 'pdf' | 'fields'>
  title: string
  author: string
  at: Instant
  /** In signing order; `field` names a place in `rendered.fields`, `label` is what a verifier says of it. */
  signers: readonly Readonly<{ field: string; label: string }>[]
  attachments: readonly Attachment[]
}>

const PRODUCER = 'Saksama'

/**
 * Makes the set pages a document that can be kept and signed: PDF/A-3b (ISO 19005-3), content-derived /ID, attachments
 * and every signature field, empty. The same input gives the same bytes. Nothing but increments may follow.
 */
export async function finalizePdf(input: Finalizing): Promise<Uint8Array> {
  const doc = await PDFDocument.load(input.rendered.pdf, { updateMetadata: false })
  const contentId = hashOf(input)
  describe(doc, input, contentId)
  addOutputIntent(doc)
  await attachAll(doc, input)
  addSignatureFields(doc, fieldsOf(doc, input))
  // ISO 32000-2 § 14.4: both halves alike in a new file.
  const id = PDFHexString.of(contentId)
  doc.context.trailerInfo.ID = doc.context.obj([id, id])
  return doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

function hashOf({ rendered, title, author, at, attachments }: Finalizing): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([title, author, at]))
    .update(rendered.pdf)
  for (const { name, bytes } of attachments) hash.update(name).update(bytes)
  return hash.digest('hex').slice(0, 32)
}

function describe(doc: PDFDocument, { title, author, at }: Finalizing, contentId: string): void {
  const date = new Date(at)
  doc.setTitle(title)
  doc.setAuthor(author)
  doc.setProducer(PRODUCER)
  doc.setCreationDate(date)
  doc.setModificationDate(date)
  const info = doc.context.lookup(doc.context.trailerInfo.Info)
  // The XMP packet does not repeat them, and the two must agree.
  if (info instanceof PDFDict) for (const key of ['Creator', 'Keywords', 'Subject']) info.delete(PDFName.of(key))
  const packet = new TextEncoder().encode(xmpPacket({ title, author, producer: PRODUCER, createdAt: at, contentId }))
  // Never compressed: readers that know no PDF find it too (ISO 19005-3 § 6.6.2.1).
  const stream = doc.context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })
  const old = doc.catalog.get(PDFName.of('Metadata'))
  const ref = doc.context.register(stream)
  if (old && 'objectNumber' in old) doc.context.delete(old as typeof ref)
  doc.catalog.set(PDFName.of('Metadata'), ref)
}

function addOutputIntent(doc: PDFDocument): void {
  const profile = doc.context.register(doc.context.flateStream(srgbProfile(), { N: 3 }))
  const intent = doc.context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile })
  intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('sRGB'))
  intent.set(PDFName.of('Info'), PDFString.of('sRGB IEC61966-2.1'))
  doc.catalog.set(PDFName.of('OutputIntents'), doc.context.obj([doc.context.register(intent)]))
}

async function attachAll(doc: PDFDocument, { attachments, at }: Finalizing): Promise<void> {
  const date = new Date(at)
  for (const { name, description, bytes, mime } of attachments)
    await doc.attach(bytes, name, {
      mimeType: mime,
      description,
      creationDate: date,
      modificationDate: date,
      afRelationship: AFRelationship.Data,
    })
}

const fieldsOf = (doc: PDFDocument, { rendered, signers }: Finalizing): SignatureField[] =>
  signers.map(({ field, label }) => {
    const place = rendered.fields.find(({ name }) => name === field)
    invariant(place, `the template places the field ${field}`)
    return { name: field, label, page: place.page - 1, rect: rectOf(doc, place) }
  })

/** From the upper left corner to PDF's lower left one, in hundredths of a point. */
function rectOf(doc: PDFDocument, { page, x, y, width, height }: FieldPlace): SignatureField['rect'] {
  const pageHeight = doc.getPage(page - 1).getHeight()
  const round = (value: number) => Math.round(value * 100) / 100
  return [round(x), round(pageHeight - y - height), round(x + width), round(pageHeight - y)]
}
