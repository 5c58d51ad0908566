import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAttempts, delayAfter } from '#electron/core/users/attempts.ts'

const VAULT = 'a'.repeat(32)
let dataDir: string
let time: number
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'saksama-percobaan-'))
  time = Date.parse('2026-10-20T02:00:00.000Z')
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const begin = () => createAttempts({ dataDir, now: () => new Date(time) })
const wrong = new Error('wrong')
const fail = (attempts = begin()) =>
  attempts
    .attempt(
      VAULT,
      () => Promise.reject(wrong),
      (error) => error === wrong,
    )
    .catch((error) => error)

test('the delay grows, to five minutes and no further', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 10, 11, 1000, 1e9].map(delayAfter)).toEqual([0, 0, 0, 2, 4, 8, 128, 256, 300, 300, 300])
})

test('mistyping twice costs nothing; then one waits, restart or not, and is told how long', async () => {
  for (let n = 0; n < 3; n += 1) expect(await fail()).toBe(wrong)
  let asked = false
  const answer = await begin()
    .attempt(
      VAULT,
      async () => {
        asked = true
      },
      () => true,
    )
    .catch((error) => error)
  expect(answer).toMatchObject({ code: 'too_many_attempts', message: expect.stringMatching(/Tunggu 2 detik/) })
  expect(asked).toBe(false)
  time += 1999
  expect(await begin().secondsToWait(VAULT)).toBe(1)
  time += 1
  expect(await begin().secondsToWait(VAULT)).toBe(0)
  expect(await fail()).toBe(wrong)
  expect(await begin().secondsToWait(VAULT)).toBe(4)
})

test('the right password ends it', async () => {
  for (let n = 0; n < 3; n += 1) await fail()
  time += 2000
  expect(
    await begin().attempt(
      VAULT,
      async () => 'masuk',
      () => true,
    ),
  ).toBe('masuk')
  await fail()
  expect(await begin().secondsToWait(VAULT)).toBe(0)
})

test('what is not a wrong password does not count', async () => {
  for (let n = 0; n < 9; n += 1)
    await begin()
      .attempt(
        VAULT,
        () => Promise.reject(new Error('rusak')),
        () => false,
      )
      .catch(() => {})
  expect(await begin().secondsToWait(VAULT)).toBe(0)
})

test('ending the program during an attempt counts as wrong', async () => {
  void begin().attempt(
    VAULT,
    () => new Promise(() => {}),
    () => true,
  )
  await expect
    .poll(() => JSON.parse(readFileSync(join(dataDir, 'percobaan.json'), 'utf8')).vaults[VAULT]?.failures)
    .toBe(1)
  await fail()
  await fail()
  expect(await begin().secondsToWait(VAULT)).toBe(2)
})

test('a clock set back for years makes nobody wait longer than the delay', async () => {
  for (let n = 0; n < 12; n += 1) {
    await fail()
    time += 300_000
  }
  await fail()
  time -= 10 * 365 * 86_400_000
  expect(await begin().secondsToWait(VAULT)).toBe(300)
  time += 300_000
  expect(await begin().secondsToWait(VAULT)).toBe(0)
})

test('vaults wait apart; a damaged file is no lock', async () => {
  for (let n = 0; n < 3; n += 1) await fail()
  expect(await begin().secondsToWait('b'.repeat(32))).toBe(0)
  for (const text of ['', '{', '[]', '{"format":"saksama-attempts","version":1,"vaults":{"x":1}}']) {
    writeFileSync(join(dataDir, 'percobaan.json'), text)
    expect(await begin().secondsToWait(VAULT)).toBe(0)
  }
})

test('a data folder that takes no file still delays while the program runs', async () => {
  const attempts = createAttempts({ dataDir: join(dataDir, 'tiada'), now: () => new Date(time) })
  for (let n = 0; n < 3; n += 1) await fail(attempts)
  expect(await attempts.secondsToWait(VAULT)).toBe(2)
})

test('remembers who came in, newest first, a few of them, and forgets when one user is left', async () => {
  for (const login of ['dyah', 'jati', 'dyah', ...Array.from({ length: 9 }, (_, n) => `u${n}`)])
    await begin().remember(VAULT, login)
  expect(await begin().knownLogins(VAULT)).toEqual(['u8', 'u7', 'u6', 'u5', 'u4', 'u3', 'u2', 'u1'])
  await begin().remember(VAULT, null)
  expect(await begin().knownLogins(VAULT)).toEqual([])
})

test("a colleague's right password in between does not wipe out what was tried on somebody else", async () => {
  const attempts = begin()
  const right = () =>
    attempts.attempt(
      VAULT,
      async () => 'masuk',
      () => true,
      'badu',
    )
  const guess = () =>
    attempts
      .attempt(
        VAULT,
        () => Promise.reject(wrong),
        () => true,
        'sari',
      )
      .catch((error) => error)
  for (let round = 1; round <= 6; round += 1) {
    expect(await guess()).toBe(wrong)
    expect(await attempts.secondsToWait(VAULT)).toBe(delayAfter(round))
    time += delayAfter(round) * 1000
    expect(await right()).toBe('masuk')
  }
})

test('many at once are judged one after the other', async () => {
  const attempts = begin()
  const answers = await Promise.all(Array.from({ length: 8 }, () => fail(attempts)))
  expect(answers.filter((answer) => answer === wrong)).toHaveLength(3)
})
