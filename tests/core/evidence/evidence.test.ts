import { createHash } from 'node:crypto'
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { flipFile } from '#tests/support/flip-file.ts'
import { pdfBytes, pngBytes } from '#tests/support/sample-bytes.ts'
import { isIntact } from '#tests/support/streams.ts'

let core: TestCore
let target: Extract<ImportTarget, { kind: 'case' }>
beforeEach(async () => {
  core = await createTestCore()
  target = { kind: 'case', id: (await core.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })).id }
})
afterEach(() => core.dispose())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const ticketFor = async (name: string, size: number) =>
  (await core.api.evidence.beginImport({ target, origin: 'drop', files: [{ name, size }] }))[0]!
const imported = async (name: string, bytes: Uint8Array) => {
  const reply = await core.importBytes(target, name, bytes)
  if (!reply.ok) throw new Error(reply.code)
  return reply
}
const mediaOf = (id: string, headers = {}) => core.core.media(new Request(`http://local/media/${id}`, { headers }))
const blobFiles = async () =>
  (await readdir(join(core.dataDir, 'brankas', 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
async function* inPieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const withoutWidth = (png: Buffer) => Buffer.concat([png.subarray(0, 16), Buffer.alloc(4), png.subarray(20)])

describe('import', () => {
  test('keeps the bytes, their hash, their size and who brought them', async () => {
    const bytes = pngBytes(30, 20)
    const { evidence, duplicateOf } = await imported('foto.png', bytes)
    expect(evidence).toMatchObject({
      number: 'B-1',
      kind: 'image',
      mime: 'image/png',
      width: 30,
      height: 20,
      sha256: sha256(bytes),
      notices: [],
    })
    expect(duplicateOf).toBeNull()
    const reply = await mediaOf(evidence.id)
    expect(reply.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes)
    const { custody } = await core.api.evidence.get({ id: evidence.id })
    expect(custody.map(({ action, actor }) => [action, actor])).toEqual([['imported', core.ownerName]])
  })

  test('notices the same bytes', async () => {
    const first = await imported('a.png', pngBytes())
    const second = await imported('b.png', pngBytes())
    expect(second.duplicateOf).toBe(first.evidence.id)
    expect((await core.api.evidence.get({ id: second.evidence.id })).sameBytes.map(({ id }) => id)).toEqual([
      first.evidence.id,
    ])
  })

  test('a ticket admits one file of one size, once', async () => {
    const bytes = pngBytes()
    const ticket = await ticketFor('a.png', bytes.length)
    expect(await core.core.importStream(ticket, inPieces(bytes))).toMatchObject({ ok: true })
    expect(await core.core.importStream(ticket, inPieces(bytes))).toMatchObject({ ok: false, code: 'ticket_unknown' })
    for (const size of [bytes.length - 1, bytes.length + 1]) {
      const other = await ticketFor('a.png', size)
      expect(await core.core.importStream(other, inPieces(bytes))).toMatchObject({ ok: false, code: 'file_changed' })
    }
    expect((await core.api.evidence.list({ target })).length).toBe(1)
    expect((await blobFiles()).length).toBe(1)
  })

  test('a file that changes while it is read is refused, what was there before stays', async () => {
    const path = join(core.dataDir, 'tumbuh.bin')
    await writeFile(path, Buffer.alloc(3_000_000, 7))
    const ticket = await ticketFor('tumbuh.bin', 3_000_000)
    await appendFile(path, 'lebih')
    expect(await core.core.importPath(ticket, path)).toMatchObject({ ok: false, code: 'file_changed' })
    expect(await core.core.importPath(await ticketFor('hilang', 5), join(core.dataDir, 'hilang'))).toMatchObject({
      ok: false,
      code: 'file_unreadable',
    })
    expect(await core.core.importPath(await ticketFor('folder', 5), core.dataDir)).toMatchObject({
      ok: false,
      code: 'file_unreadable',
    })
    expect(await core.api.evidence.list({ target })).toEqual([])
    expect(await readdir(join(core.dataDir, 'brankas', 'staging'))).toEqual([])
  })

  test('is cancelled without a trace, before and during', async () => {
    const waiting = await ticketFor('a', 10)
    await core.api.evidence.cancelImport({ ticket: waiting })
    expect(await core.core.importStream(waiting, inPieces(Buffer.alloc(10)))).toMatchObject({ code: 'ticket_unknown' })

    const running = await ticketFor('b', 5000)
    async function* slow() {
      yield Buffer.alloc(1000)
      await core.api.evidence.cancelImport({ ticket: running })
      yield* inPieces(Buffer.alloc(4000))
    }
    expect(await core.core.importStream(running, slow())).toMatchObject({ ok: false, code: 'import_cancelled' })
    expect(await blobFiles()).toEqual([])
  })

  test('tells its progress until the end', async () => {
    const bytes = Buffer.alloc(5_000_000, 1)
    const ticket = await ticketFor('besar.bin', bytes.length)
    const steps: number[] = []
    const watching = (async () => {
      for await (const { bytes: done, total } of await core.api.evidence.importProgress({ ticket })) {
        expect(total).toBe(bytes.length)
        steps.push(done)
      }
    })()
    await core.core.importStream(ticket, inPieces(bytes, 500_000))
    await watching
    expect(steps.every((done, index) => index === 0 || done >= steps[index - 1]!)).toBe(true)
  })

  test.each([
    ['kosong.txt', Buffer.alloc(0), 'other', ['empty']],
    ['terpotong.png', pngBytes(50, 50).subarray(0, 60), 'image', ['truncated']],
    ['rusak.png', withoutWidth(pngBytes()), 'image', ['unreadable_image']],
    ['naskah.pdf', pdfBytes('/OpenAction<</S/JavaScript>>'), 'pdf', ['pdf_active_content']],
  ] as const)('%s is kept with a notice', async (name, bytes, kind, notices) => {
    const { evidence } = await imported(name, bytes)
    expect([evidence.kind, evidence.notices]).toEqual([kind, notices])
    expect(evidence.sha256).toBe(sha256(bytes))
  })

  test('a closed case takes nothing more', async () => {
    const ticket = await ticketFor('a.png', 5)
    await core.api.cases.moveTo({ id: target.id, state: 'closed', reason: 'Selesai.' })
    expect(await core.core.importStream(ticket, inPieces(Buffer.alloc(5)))).toMatchObject({ code: 'target_missing' })
    await expect(ticketFor('b.png', 5)).rejects.toMatchObject({ code: 'target_missing' })
  })
})

describe('reading', () => {
  test('any range gives exactly those bytes', async () => {
    const bytes = Buffer.concat([Buffer.from('halo '), Buffer.alloc(700_000, 'x')])
    const { evidence } = await imported('catatan.txt', bytes)
    for (const [header, start, end] of [
      ['bytes=0-0', 0, 1],
      ['bytes=262140-262150', 262140, 262151],
      ['bytes=-10', 699995, 700005],
    ] as const) {
      const reply = await mediaOf(evidence.id, { range: header })
      expect(reply.status).toBe(206)
      expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes.subarray(start, end))
    }
    expect((await mediaOf(evidence.id, { range: 'bytes=9999999-' })).status).toBe(416)
  })

  test('what a browser would run is never served, nothing is while locked', async () => {
    const other = await imported('a.bin', Buffer.from([0, 1, 2, 0]))
    const svg = await imported('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))
    expect((await mediaOf(other.evidence.id)).status).toBe(404)
    expect((await mediaOf(svg.evidence.id)).headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect((await mediaOf('../etc/passwd')).status).toBe(404)
    await core.api.vault.lock()
    expect((await mediaOf(svg.evidence.id)).status).toBe(404)
  })

  test('verification finds a flipped bit in the sealed file, names it in custody and does not crash', async () => {
    const { evidence } = await imported('a.bin', Buffer.alloc(600_000, 3))
    expect(await isIntact(core.api, evidence.id)).toBe(true)
    const [blob] = await blobFiles()
    flipFile(join(blob!.parentPath, blob!.name), 400_000)
    expect(await isIntact(core.api, evidence.id)).toBe(false)
    const { evidence: after, custody } = await core.api.evidence.get({ id: evidence.id })
    expect([after.verifiedOk, custody.map(({ action }) => action)]).toEqual([
      false,
      ['imported', 'verified', 'mismatch'],
    ])
    await expect(core.api.evidence.exportOriginal({ id: evidence.id })).rejects.toMatchObject({
      code: 'evidence_damaged',
    })
  })

  test('the export is the original, byte for byte, and is noted', async () => {
    const bytes = pngBytes(9, 9)
    const { evidence } = await imported('a/b:c.png', bytes)
    const { savedAs } = await core.api.evidence.exportOriginal({ id: evidence.id })
    expect(await readFile(savedAs!)).toEqual(bytes)
    expect((await core.api.evidence.get({ id: evidence.id })).custody.at(-1)).toMatchObject({
      action: 'exported',
      detail: sha256(bytes),
    })
  })
})

describe('withdrawal', () => {
  test('needs a reason, deletes nothing, can be taken back', async () => {
    const { evidence } = await imported('a.png', pngBytes())
    const { id } = evidence
    await expect(core.api.evidence.withdraw({ id, reason: '' })).rejects.toMatchObject({ code: 'malformed_call' })
    expect(await core.api.evidence.withdraw({ id, reason: 'Salah berkas.' })).toMatchObject({
      withdrawReason: 'Salah berkas.',
    })
    await expect(core.api.evidence.withdraw({ id, reason: 'Salah berkas.' })).rejects.toMatchObject({
      code: 'evidence_withdrawn',
    })
    expect((await mediaOf(id)).status).toBe(200)
    expect((await core.api.evidence.restore({ id, reason: 'Ternyata benar.' })).withdrawnAt).toBeNull()
    const second = await imported('b.png', pngBytes(2, 2))
    expect(second.evidence.number).toBe('B-2')
  })

  test('nothing of a closed case is described anew, withdrawn or taken back', async () => {
    const { evidence } = await imported('a.png', pngBytes())
    const { id, title, note, capture } = evidence
    await core.api.cases.moveTo({ id: target.id, state: 'closed', reason: 'Tidak terbukti.' })
    const reason = 'Salah berkas.'
    const { describe: describeIt, withdraw, restore } = core.api.evidence
    for (const change of [
      () => describeIt({ id, title, note, capture }),
      () => withdraw({ id, reason }),
      () => restore({ id, reason }),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'case_closed' })
    expect((await core.api.evidence.get({ id })).custody.map(({ action }) => action)).toEqual(['imported'])
  })
})
