import { randomBytes } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportReply, ImportTarget } from '#shared/evidence/contract.ts'
import { BATCH } from '#shared/evidence/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { isIntact, WHOLE, walkLog } from '#tests/support/streams.ts'

let core: TestCore
let target: Extract<ImportTarget, { kind: 'case' }>
beforeEach(async () => {
  core = await createTestCore()
  target = { kind: 'case', id: (await core.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })).id }
})
afterEach(() => core.dispose())

type Small = Readonly<{ name: string; bytes: Uint8Array }>
const some = (count: number, at = 0): Small[] =>
  Array.from({ length: count }, (_, n) => ({ name: `catatan ${at + n}.txt`, bytes: Buffer.from(`isi ${at + n}`) }))
const ticketFor = (files: readonly Small[]) =>
  core.api.evidence.beginBatch({
    target,
    origin: 'drop',
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
  })
async function* inPieces(bytes: Uint8Array, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const bodyOf = (files: readonly Small[]) => inPieces(Buffer.concat(files.map(({ bytes }) => bytes)))
const send = async (files: readonly Small[]) => core.core.importBatch(await ticketFor(files), bodyOf(files))
const list = () => core.api.evidence.list({ target })
const numbers = (replies: readonly ImportReply[]) =>
  replies.map((reply) => (reply.ok ? reply.evidence.number : reply.code))
const blobFiles = async () =>
  (await readdir(join(core.dataDir, 'brankas', 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
const logged = async () =>
  (await core.api.audit.list({})).entries.filter(({ action }) => action === 'evidence.imported')

describe('a batch', () => {
  test('brings all files in their order, empty ones and pictures too, each with its own entry in the log', async () => {
    const files = [
      ...some(3),
      { name: 'kosong.txt', bytes: new Uint8Array(0) },
      { name: 'foto.png', bytes: pngBytes(30, 20) },
      ...some(2, 3),
    ]
    const replies = await send(files)
    expect(numbers(replies)).toEqual(['B-1', 'B-2', 'B-3', 'B-4', 'B-5', 'B-6', 'B-7'])
    const items = await list()
    expect(items.map(({ originalName, size }) => [originalName, size])).toEqual(
      files.map(({ name, bytes }) => [name, bytes.length]),
    )
    expect(items[4]).toMatchObject({ kind: 'image', width: 30, height: 20 })
    expect((await logged()).map(({ subject }) => subject).sort()).toEqual(items.map(({ id }) => id as string).sort())
    expect(await walkLog(core.api)).toMatchObject(WHOLE)
    for (const [index, { id }] of items.slice(0, 3).entries()) {
      expect(await isIntact(core.api, id)).toBe(true)
      expect(files[index]?.name).toBe(items[index]?.title)
    }
  })

  test('what is there already, by hash, size and name, is not kept twice: an import that was cut short goes on', async () => {
    const files = some(10)
    await send(files.slice(0, 6))
    const replies = await send(files)
    expect(replies.map((reply) => reply.ok && reply.duplicateOf === reply.evidence.id)).toEqual([
      ...Array(6).fill(true),
      ...Array(4).fill(false),
    ])
    expect(await list()).toHaveLength(10)
    expect(await blobFiles()).toHaveLength(10)
    expect(await logged()).toHaveLength(10)
  })

  test('the same bytes under another name are kept, and noticed', async () => {
    const [one] = some(1)
    const replies = await send([one!, { ...one!, name: 'salinan.txt' }])
    expect(numbers(replies)).toEqual(['B-1', 'B-2'])
    const [first, second] = await list()
    expect(replies[0]).toMatchObject({ duplicateOf: null })
    expect(replies[1]).toMatchObject({ duplicateOf: first!.id, evidence: { id: second!.id } })
  })

  test('a withdrawn item does not count as being there', async () => {
    const [reply] = await send(some(1))
    if (!reply?.ok) throw new Error('refused')
    await core.api.evidence.withdraw({ id: reply.evidence.id, reason: 'Salah perkara.' })
    expect(numbers(await send(some(1)))).toEqual(['B-2'])
  })

  test.each([
    ['short', (body: Buffer) => body.subarray(0, -1)],
    ['long', (body: Buffer) => Buffer.concat([body, Buffer.from('x')])],
  ])('a body that is too %s leaves nothing', async (_what, change) => {
    const files = some(5)
    const replies = await core.core.importBatch(
      await ticketFor(files),
      inPieces(change(Buffer.concat(files.map(({ bytes }) => bytes)))),
    )
    expect(numbers(replies)).toEqual(Array(5).fill('file_changed'))
    expect(await list()).toEqual([])
    expect(await blobFiles()).toEqual([])
  })

  test('a batch that is cancelled or cut by the lock leaves nothing', async () => {
    for (const stop of ['cancel', 'lock']) {
      const files = some(20)
      const ticket = await ticketFor(files)
      async function* stalling() {
        yield* inPieces(Buffer.concat(files.slice(0, 10).map(({ bytes }) => bytes)))
        if (stop === 'cancel') await core.api.evidence.cancelImport({ ticket })
        else await core.api.vault.lock()
        yield Buffer.from('lagi')
      }
      expect(new Set(numbers(await core.core.importBatch(ticket, stalling())))).toEqual(new Set(['import_cancelled']))
      expect(await blobFiles()).toEqual([])
    }
  })

  test('from paths: one file that is gone does not hold up the others', async () => {
    const files = some(4)
    const folder = join(core.dataDir, 'masuk')
    await mkdir(folder)
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
    const ticket = await ticketFor(files)
    const paths = files.map(({ name }) => join(folder, name))
    const replies = await core.core.importPaths(ticket, paths.with(1, join(folder, 'hilang')).with(3, folder))
    expect(numbers(replies)).toEqual(['B-1', 'file_unreadable', 'B-2', 'file_unreadable'])
    expect(await core.core.importPaths(ticket, paths)).toMatchObject([{ ok: false, code: 'ticket_unknown' }])
    expect(numbers(await core.core.importPaths(await ticketFor(files), paths.slice(1)))).toEqual(
      Array(4).fill('file_changed'),
    )
  })

  test('holds small files only, and not many', async () => {
    const begin = (sizes: number[]) =>
      core.api.evidence.beginBatch({ target, origin: 'drop', files: sizes.map((size) => ({ name: 'a', size })) })
    for (const sizes of [[], Array(33).fill(1), [BATCH.fileBytes + 1], Array(9).fill(BATCH.fileBytes)])
      await expect(begin(sizes)).rejects.toMatchObject({ code: 'malformed_call' })
    await begin(Array(8).fill(BATCH.fileBytes))
  })
})

test('a large file that is there already is told so too, when asked', async () => {
  const bytes = randomBytes(5_000_000)
  const once = async (skipKnown: boolean) => {
    const files = [{ name: 'film.mp4', size: bytes.length }]
    const [ticket] = await core.api.evidence.beginImport({ target, origin: 'drop', files, skipKnown })
    return core.core.importStream(ticket ?? '', inPieces(bytes, 64 * 1024))
  }
  const first = await once(true)
  expect(first).toMatchObject({ ok: true, duplicateOf: null })
  const second = await once(true)
  expect(second.ok && second.duplicateOf === second.evidence.id).toBe(true)
  expect(await blobFiles()).toHaveLength(1)
  expect(await once(false)).toMatchObject({ ok: true, evidence: { number: 'B-2' } })
})
