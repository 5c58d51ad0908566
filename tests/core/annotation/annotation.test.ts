import { createHash } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rasterizer } from '#electron/core/kernel/rasterizer.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { makeRasterizer, pixelReader } from '#tests/platform/raster/raster-bed.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { aShape } from '#tests/support/shapes.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

async function picture(width = 300, height = 200): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#c8d8e8'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#003300'
  context.fillRect(100, 50, 60, 20)
  return canvas.encode('png')
}

async function anEvidence(bytes: Uint8Array, name = 'tangkapan.png'): Promise<Evidence> {
  const { id } = await core.api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  const reply = await core.importBytes({ kind: 'case', id }, name, bytes)
  if (!reply.ok) throw new Error(reply.message)
  return reply.evidence
}

const save = (evidenceId: Evidence['id'], baseRevision: number, ...shapes: ReturnType<typeof aShape>[]) =>
  core.api.annotation.save({ evidenceId, baseRevision, shapes })

async function mediaBytes(id: string): Promise<Buffer> {
  const reply = await core.core.media(new Request(`http://127.0.0.1/media/${id}`))
  return Buffer.from(await reply.arrayBuffer())
}

describe('revisions', () => {
  test('start at 0, rise by one, never change', async () => {
    const { id } = await anEvidence(await picture())
    expect(await core.api.annotation.load({ evidenceId: id })).toEqual({
      revision: 0,
      savedAt: null,
      shapes: [],
      width: 300,
      height: 200,
      readOnly: false,
    })
    const [box, text] = [aShape('box'), aShape('text')]
    expect(await save(id, 0, box)).toMatchObject({ revision: 1 })
    expect(await save(id, 1, box, text)).toMatchObject({ revision: 2 })
    expect(await core.api.annotation.load({ evidenceId: id })).toMatchObject({ revision: 2, shapes: [box, text] })
    const old = await core.api.annotation.loadRevision({ evidenceId: id, revision: 1 })
    expect(old).toMatchObject({ revision: { revision: 1, shapeCount: 1, savedBy: core.ownerName }, shapes: [box] })
    const list = await core.api.annotation.listRevisions({ evidenceId: id })
    expect(list.map(({ revision }) => revision)).toEqual([2, 1])
  })

  test('the same shapes again make no revision', async () => {
    const { id } = await anEvidence(await picture())
    const box = aShape('box')
    const first = await save(id, 0, box)
    expect(await save(id, 1, box)).toEqual(first)
  })

  test('an old base is a conflict, and nothing is written', async () => {
    const { id } = await anEvidence(await picture())
    await save(id, 0, aShape('box'))
    await expect(save(id, 0, aShape('arrow'))).rejects.toMatchObject({ code: 'annotation_conflict' })
    await expect(save(id, 7, aShape('arrow'))).rejects.toMatchObject({ code: 'annotation_conflict' })
    expect(await core.api.annotation.listRevisions({ evidenceId: id })).toHaveLength(1)
  })

  test('autosaves of one sitting are one line of custody, each an audit entry', async () => {
    const { id } = await anEvidence(await picture())
    for (let revision = 0; revision < 4; revision++) await save(id, revision, aShape('box'))
    const { custody } = await core.api.evidence.get({ id })
    expect(custody.filter(({ action }) => action === 'annotated')).toHaveLength(1)
  })

  test('refuses what is no annotation', async () => {
    const { id } = await anEvidence(await picture())
    const box = aShape('box')
    await expect(save(id, 0, box, box)).rejects.toMatchObject({ code: 'malformed_call' })
    await expect(save(id, 0, { ...box, ink: 'url(#x)' } as never)).rejects.toMatchObject({ code: 'malformed_call' })
    await expect(save(id, -1, box)).rejects.toMatchObject({ code: 'malformed_call' })
    await expect(core.api.annotation.loadRevision({ evidenceId: id, revision: 3 })).rejects.toMatchObject({
      code: 'annotation_revision_not_found',
    })
  })
})

describe('what may be annotated', () => {
  test('pictures only', async () => {
    const { id } = await anEvidence(Buffer.from('hanya teks'), 'catatan.txt')
    await expect(core.api.annotation.load({ evidenceId: id })).rejects.toMatchObject({ code: 'not_an_image' })
    await expect(save(id, 0, aShape('box'))).rejects.toMatchObject({ code: 'not_an_image' })
    const nothing = '0'.repeat(32) as Evidence['id']
    await expect(core.api.annotation.load({ evidenceId: nothing })).rejects.toMatchObject({
      code: 'evidence_not_found',
    })
  })

  test('withdrawn evidence and closed cases are only looked at', async () => {
    const evidence = await anEvidence(await picture())
    await save(evidence.id, 0, aShape('box'))
    await core.api.evidence.withdraw({ id: evidence.id, reason: 'Salah unggah berkas' })
    expect(await core.api.annotation.load({ evidenceId: evidence.id })).toMatchObject({ readOnly: true, revision: 1 })
    await expect(save(evidence.id, 1, aShape('box'))).rejects.toMatchObject({ code: 'evidence_withdrawn' })
    await expect(core.api.annotation.exportFlattened({ evidenceId: evidence.id, revision: 1 })).rejects.toMatchObject({
      code: 'evidence_withdrawn',
    })
  })

  test('nothing while locked', async () => {
    const { id } = await anEvidence(await picture())
    await core.api.vault.lock()
    await expect(core.api.annotation.load({ evidenceId: id })).rejects.toMatchObject({ code: 'vault_locked' })
  })
})

describe('export', () => {
  test('is derived evidence without the covered pixels; the original is untouched', async () => {
    const bytes = await picture()
    const evidence = await anEvidence(bytes)
    const cover = aShape('redaction', { x: 95, y: 45, w: 70, h: 30 })
    const { revision } = await save(evidence.id, 0, aShape('box', { x: 5, y: 5, w: 50, h: 50 }), cover)
    const derived = await core.api.annotation.exportFlattened({ evidenceId: evidence.id, revision })
    expect(derived).toMatchObject({
      derivedFrom: evidence.id,
      caseId: evidence.caseId,
      origin: 'annotation',
      mime: 'image/png',
      kind: 'image',
      width: 300,
      height: 200,
    })
    expect(derived.number).toMatch(new RegExp(`^${evidence.number}\\.1$`))
    const png = await mediaBytes(derived.id)
    expect(createHash('sha256').update(png).digest('hex')).toBe(derived.sha256)
    const result = await pixelReader(png)
    expect(result.count((r, g, b) => r === 0 && g === 0x33 && b === 0)).toBe(0)
    expect(result.at(130, 60)).toEqual([0, 0, 0, 255])
    expect((await mediaBytes(evidence.id)).equals(bytes)).toBe(true)
    const { entries } = await core.api.audit.list({} as never)
    expect(JSON.stringify(entries)).toContain(evidence.sha256)
  })

  test('of an unknown or empty revision is refused', async () => {
    const { id } = await anEvidence(await picture())
    await expect(core.api.annotation.exportFlattened({ evidenceId: id, revision: 1 })).rejects.toMatchObject({
      code: 'annotation_revision_not_found',
    })
    await save(id, 0, aShape('box'))
    await save(id, 1)
    await expect(core.api.annotation.exportFlattened({ evidenceId: id, revision: 2 })).rejects.toMatchObject({
      code: 'annotation_empty',
    })
  })

  test('keeps nothing when the redaction is not in the pixels', async () => {
    await core.dispose()
    core = await createTestCore({ ports: { rasterizer: withoutRedactions() } })
    const evidence = await anEvidence(await picture())
    const { revision } = await save(evidence.id, 0, aShape('redaction'))
    await expect(core.api.annotation.exportFlattened({ evidenceId: evidence.id, revision })).rejects.toMatchObject({
      code: 'redaction_unproven',
    })
    const target = { kind: 'case', id: evidence.caseId as NonNullable<Evidence['caseId']> } as const
    expect(await core.api.evidence.list({ target })).toHaveLength(1)
  })
})

/** A rasterizer that draws nothing over the picture, as a broken one might. */
function withoutRedactions(): Rasterizer {
  const real = makeRasterizer()
  return { ...real, flatten: (image, drawing) => real.flatten(image, { ...drawing, items: [] }) }
}
