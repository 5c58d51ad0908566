import { expect, test } from 'vitest'
import { createKeptPictures } from '#electron/core/kernel/kept-pictures.ts'

const picture = (value: number, size = 10) => new Uint8Array(size).fill(value)

/** Counts how often a picture had to be made. */
function counted(value: number, size?: number) {
  const made = { times: 0 }
  const make = async () => {
    made.times += 1
    return picture(value, size)
  }
  return { made, make }
}

test('a picture is made once and given out as a copy of its own', async () => {
  const kept = createKeptPictures()
  const { made, make } = counted(7)
  const first = await kept.through('a', make)
  first.fill(0)
  expect(await kept.through('a', make)).toEqual(picture(7))
  expect(made.times).toBe(1)
})

test('what was not asked for longest goes when room is short', async () => {
  const kept = createKeptPictures(20)
  const [a, b, c] = [counted(1), counted(2), counted(3)]
  await kept.through('a', a.make)
  await kept.through('b', b.make)
  await kept.through('a', a.make)
  await kept.through('c', c.make)
  await kept.through('a', a.make)
  expect(a.made.times).toBe(1)
  await kept.through('b', b.make)
  expect(b.made.times).toBe(2)
})

test('what is larger than all the room is given out and not kept', async () => {
  const kept = createKeptPictures(20)
  const { made, make } = counted(1, 21)
  await kept.through('a', make)
  expect(await kept.through('a', make)).toHaveLength(21)
  expect(made.times).toBe(2)
})

test('after a lock nothing is left, not even what was being made', async () => {
  const kept = createKeptPictures()
  const { made, make } = counted(5)
  await kept.through('a', make)
  const slow = Promise.withResolvers<Uint8Array>()
  const late = kept.through('b', () => slow.promise)
  kept.clear()
  slow.resolve(picture(6))
  expect(await late).toEqual(picture(6))
  const again = counted(9)
  expect(await kept.through('b', again.make)).toEqual(picture(9))
  await kept.through('a', make)
  expect(made.times).toBe(2)
})

test('a failure is not remembered', async () => {
  const kept = createKeptPictures()
  await expect(kept.through('a', () => Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable')
  expect(await kept.through('a', counted(4).make)).toEqual(picture(4))
})
