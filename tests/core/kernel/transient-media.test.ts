import { expect, test } from 'vitest'
import { createTransientMedia } from '#electron/core/kernel/transient-media.ts'

const open = () => {
  let last = 0
  return createTransientMedia(() => String(++last))
}

test('what is made later is made once, when asked for', async () => {
  const media = open()
  let made = 0
  const id = media.putLater(async () => Uint8Array.of(++made), 'application/pdf')
  expect(made).toBe(0)
  const both = await Promise.all([media.find(id), media.find(id)])
  expect(both.map((held) => held?.bytes[0])).toEqual([1, 1])
})

test('what could not be made is tried again', async () => {
  const media = open()
  let tries = 0
  const make = async () => {
    tries += 1
    if (tries === 1) throw new Error('not now')
    return Uint8Array.of(7)
  }
  const id = media.putLater(make, 'application/pdf')
  await expect(media.find(id)).rejects.toThrow('not now')
  expect((await media.find(id))?.bytes[0]).toBe(7)
})

test('the oldest go first, all go at once, and what goes is zeroed', async () => {
  const media = open()
  const ids = Array.from({ length: 25 }, () => media.put(Uint8Array.of(1, 2), 'image/png'))
  expect(await media.find(ids[0] ?? '')).toBeNull()
  const last = await media.find(ids[24] ?? '')
  media.clear()
  await Promise.resolve()
  expect(await media.find(ids[24] ?? '')).toBeNull()
  expect([...(last?.bytes ?? [])]).toEqual([0, 0])
})
