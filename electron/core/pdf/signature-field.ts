import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { invariant } from '#shared/kernel/assert.ts'

/** `rect` in PDF points from the lower left corner of the page: x1, y1, x2, y2. `page` counts from 0. */
export type SignatureField = Readonly<{
  /** Partial field name: ASCII letters, digits, `_` and `-`, unique in the document. */
  name: string
  /** Who is expected to sign; the tooltip, and what a verifier names when the field is still empty. */
  label: string
  page: number
  rect: readonly [number, number, number, number]
}>

// Print (bit 3) as PDF/A asks, Locked (bit 8) so that viewers do not offer to move the field: ISO 32000-2 § 12.5.3.
const WIDGET_FLAGS = 4 + 128
// SignaturesExist and AppendOnly: ISO 32000-2 § 12.7.3, table 225.
const SIG_FLAGS = 3
const NAME = /^[A-Za-z0-9_-]{1,60}$/

/**
 * Adds one empty, visible signature field per signer, in signing order, before anything is signed: later signers then
 * change nothing but their own field. Returns the widgets, so that the caller can tie them to structure elements.
 */
export function addSignatureFields(doc: PDFDocument, fields: readonly SignatureField[]): PDFRef[] {
  const form = formOf(doc)
  const list = form.lookup(PDFName.of('Fields'), PDFArray)
  const taken = new Set<string>()
  return fields.map((field) => {
    invariant(NAME.test(field.name) && !taken.has(field.name), `field name "${field.name}" is unusable or taken`)
    taken.add(field.name)
    const widget = addWidget(doc, field)
    list.push(widget)
    return widget
  })
}

function formOf(doc: PDFDocument): PDFDict {
  const { context, catalog } = doc
  const key = PDFName.of('AcroForm')
  const form = catalog.lookupMaybe(key, PDFDict) ?? context.obj({})
  if (!catalog.has(key)) catalog.set(key, context.register(form))
  if (!form.has(PDFName.of('Fields'))) form.set(PDFName.of('Fields'), context.obj([]))
  form.set(PDFName.of('SigFlags'), context.obj(SIG_FLAGS))
  return form
}

function addWidget(doc: PDFDocument, { name, label, page: index, rect }: SignatureField): PDFRef {
  const page = doc.getPage(index)
  const [x1, y1, x2, y2] = rect
  const widget = doc.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [...rect],
    P: page.ref,
    F: WIDGET_FLAGS,
  })
  widget.set(PDFName.of('T'), PDFString.of(name))
  widget.set(PDFName.of('TU'), PDFHexString.fromText(label))
  // An empty appearance: PDF/A wants one on every visible annotation (ISO 19005-3 § 6.3.3).
  const blank = doc.context.stream('', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, x2 - x1, y2 - y1],
    Resources: {},
  })
  widget.set(PDFName.of('AP'), doc.context.obj({ N: doc.context.register(blank) }))
  const ref = doc.context.register(widget)
  page.node.addAnnot(ref)
  return ref
}
