import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blobFolderOf } from '#electron/core/vault/blob-folder.ts'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { createBlobThreads } from '#electron/core/vault/threads/blob-threads.ts'
import { createJobs } from '#electron/core/vault/threads/jobs.ts'
import { SLOT } from '#electron/core/vault/threads/messages.ts'
import { collect, createBlobBed, PLAIN } from '#tests/support/blob-bed.ts'

let bed: ReturnType<typeof createBlobBed>
beforeEach(() => {
  bed = createBlobBed(0)
})
afterEach(() => bed.end())

const lockNow = async () => {
  bed.lock.abort()
  await bed.threads.close()
}

test('the lock ends an import through the threads and leaves nothing', async () => {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const endless = async function* () {
    for (;;) yield randomBytes(300_000)
  }
  const putting = bed.blobs.put(endless(), {
    size: 1e9,
    onProgress: (bytes) => {
      if (bytes > 3_000_000) resolve()
    },
  })
  putting.catch(() => {})
  await begun
  await lockNow()
  await expect(putting).rejects.toMatchObject({ code: 'vault_locked' })
  expect(readdirSync(blobFolderOf(bed.folder).staging)).toEqual([])
})

test('the lock ends a reader in the middle, says so, and wipes what it still held', async () => {
  const blob = await bed.put(randomBytes(40 * PLAIN))
  const reader = await bed.blobs.open(blob)
  const chunks = reader.pass(0, blob.size)
  const first = await chunks.next()
  const held = first.value as Uint8Array
  expect(held.some((byte) => byte !== 0)).toBe(true)
  await lockNow()
  expect(held.every((byte) => byte === 0)).toBe(true)
  await expect(chunks.next()).rejects.toMatchObject({ code: 'vault_locked' })
  await expect(bed.blobs.open(blob)).rejects.toMatchObject({ code: 'vault_locked' })
})

test('slots come back wiped, keys are wiped at once, and no more slots are given than there are', async () => {
  const threads = createBlobThreads(() => new URL('file:///never-started'))
  const all = threads.takeSlots(32) ?? []
  expect(all).toHaveLength(32)
  expect(all.every(({ bytes }) => bytes.length === SLOT)).toBe(true)
  expect(threads.takeSlots(1)).toBeNull()
  for (const { bytes } of all) bytes.fill(7)
  threads.giveBack(all)
  const again = threads.takeSlots(32) ?? []
  expect(again.every(({ bytes }) => bytes.every((byte) => byte === 0))).toBe(true)
  const [one, two] = [threads.shareKey(Buffer.alloc(32, 5)), threads.shareKey(Buffer.alloc(32, 6))]
  one.wipe()
  expect([...new Uint8Array(one.memory)]).toEqual(Array(32).fill(0))
  again[0]!.bytes.fill(9)
  await threads.close()
  expect([...new Uint8Array(two.memory)]).toEqual(Array(32).fill(0))
  expect(again[0]!.bytes.every((byte) => byte === 0)).toBe(true)
  await expect(threads.ask(0, { kind: 'end', stream: 1 })).rejects.toThrow(/ended/)
})

test('rooms are used over again, never by two at once, and few are kept', () => {
  const threads = createBlobThreads(() => new URL('file:///never-started'))
  const rooms = Array.from({ length: 6 }, threads.takeRoom)
  expect(new Set(rooms).size).toBe(6)
  for (const room of rooms) threads.giveRoom(room)
  // What is not kept is given back at once.
  expect(rooms.map(({ length }) => length)).toEqual([SLOT, SLOT, SLOT, SLOT, 0, 0])
  const again = Array.from({ length: 6 }, threads.takeRoom)
  expect(new Set(again).size).toBe(6)
  expect(again.filter((room) => rooms.includes(room))).toHaveLength(4)
})

test('a segment that does not authenticate never reaches its slot', async () => {
  const blob = await bed.put(randomBytes(3 * PLAIN))
  const reader = await bed.blobs.open({ ...blob, size: blob.size })
  const [slot] = bed.threads.takeSlots(1) ?? []
  slot!.bytes.fill(0)
  const stream = bed.threads.newStream()
  // A key that is not the one of the file.
  const key = bed.threads.shareKey(randomBytes(32))
  const { open } = await import('node:fs/promises')
  const file = await open(bed.pathOf(blob.id))
  const facts = { fd: file.fd, key: key.memory, prefix: new Uint8Array(7), segments: 4 }
  await bed.threads.ask(0, { kind: 'begin', stream, hash: false, facts })
  const job = { kind: 'open', stream, slot: slot!.number, length: 1000, index: 0, at: 168 } as const
  await expect(bed.threads.ask(0, job)).rejects.toThrow(SealBrokenError)
  expect(slot!.bytes.every((byte) => byte === 0)).toBe(true)
  await file.close()
  expect((await collect(reader)).length).toBe(blob.size)
  await reader.close()
})

test('a thread refuses what it was not told of', () => {
  const perform = createJobs()
  expect(() => perform({ kind: 'hash', stream: 1, slot: 0, length: 1 })).toThrow()
  perform({ kind: 'begin', stream: 1, facts: null, hash: true })
  expect(() => perform({ kind: 'hash', stream: 1, slot: 0, length: 1 })).toThrow()
  perform({ kind: 'slot', slot: 0, memory: new SharedArrayBuffer(SLOT) })
  expect(perform({ kind: 'hash', stream: 1, slot: 0, length: 1 })).toBe(1)
  expect(() => perform({ kind: 'seal', stream: 1, slot: 0, length: 1, index: 0, at: 0, last: true })).toThrow()
  perform({ kind: 'end', stream: 1 })
  expect(() => perform({ kind: 'digest', stream: 1 })).toThrow()
})
