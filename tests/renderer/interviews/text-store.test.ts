import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTextStore, type TextPort, type Unsaved } from '#renderer/features/interviews/text-store.ts'
import { type Exchange, exchangeIdSchema } from '#shared/interviews/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'

const SAVE_MS = 5
const ID = exchangeIdSchema.parse('a'.repeat(32))
const anExchange = (over: Partial<Exchange> = {}): Exchange => ({
  id: ID,
  number: 1,
  question: 'P',
  answer: '',
  version: 1,
  evidenceIds: [],
  startedAt: toInstant(new Date(0)),
  changedAt: toInstant(new Date(0)),
  sound: null,
  review: 'pending',
  reviewedAt: null,
  corrections: [],
  ...over,
})

/** A vault that keeps versions as the core does and can be made to fail. */
function aVault() {
  const vault = { answer: '', version: 1, failing: false, saves: 0, kept: {} as Unsaved }
  const port: TextPort = {
    save: async ({ answer, baseVersion }) => {
      await new Promise((resolve) => setTimeout(resolve, SAVE_MS))
      vault.saves += 1
      if (vault.failing) throw new Error('away')
      if (baseVersion !== vault.version) throw new Error('conflict')
      Object.assign(vault, { answer, version: vault.version + 1 })
      return { version: vault.version, savedAt: toInstant(new Date(0)) }
    },
    isConflict: (error) => error instanceof Error && error.message === 'conflict',
    keep: (unsaved) => {
      vault.kept = unsaved
    },
  }
  const store = createTextStore(port, { delayMs: 300 })
  store.adopt(anExchange())
  return { vault, store }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('typing on its way to the vault', () => {
  test('one batch for many keystrokes', async () => {
    const { vault, store } = aVault()
    for (const answer of ['S', 'Sa', 'Say', 'Saya']) store.change(ID, { answer })
    expect(store.get(ID)).toMatchObject({ answer: 'Saya', state: 'typing' })
    await vi.advanceTimersByTimeAsync(310)
    expect(vault).toMatchObject({ answer: 'Saya', saves: 1 })
    expect(store.get(ID)).toMatchObject({ state: 'saved' })
    expect(store.hasUnsaved()).toBe(false)
  })

  test('typing during a save is saved after it, with the new version', async () => {
    const { vault, store } = aVault()
    store.change(ID, { answer: 'satu' })
    await vi.advanceTimersByTimeAsync(302)
    store.change(ID, { answer: 'satu dua' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(vault).toMatchObject({ answer: 'satu dua', version: 3 })
    expect(store.get(ID)?.state).toBe('saved')
  })

  test('a failed save is kept aside and tried again until it works', async () => {
    const { vault, store } = aVault()
    vault.failing = true
    store.change(ID, { answer: 'penting' })
    await vi.advanceTimersByTimeAsync(400)
    expect(store.get(ID)?.state).toBe('failed')
    expect(vault.kept).toEqual({ [ID]: { question: 'P', answer: 'penting', baseVersion: 1 } })
    vault.failing = false
    await vi.advanceTimersByTimeAsync(2000)
    expect(vault.answer).toBe('penting')
    expect(vault.kept).toEqual({})
  })

  test('a reload never replaces what is being typed', async () => {
    const { store } = aVault()
    store.change(ID, { answer: 'sedang diketik' })
    store.adopt(anExchange({ answer: 'dari brankas', version: 7 }))
    expect(store.get(ID)?.answer).toBe('sedang diketik')
  })

  test('a reload of an older version does not turn back what was just saved', async () => {
    const { store } = aVault()
    store.change(ID, { answer: 'baru' })
    const flushed = store.flush()
    await vi.advanceTimersByTimeAsync(10)
    await flushed
    store.adopt(anExchange({ answer: '', version: 1 }))
    expect(store.get(ID)?.answer).toBe('baru')
  })

  test('flush saves at once and waits', async () => {
    const { vault, store } = aVault()
    store.change(ID, { answer: 'kunci sekarang' })
    const flushed = store.flush()
    await vi.advanceTimersByTimeAsync(10)
    await flushed
    expect(vault.answer).toBe('kunci sekarang')
  })

  test('typing left behind by a lock comes back and is saved', async () => {
    const { vault, store } = aVault()
    store.restore({ [ID]: { question: 'P', answer: 'sebelum terkunci', baseVersion: 1 } })
    expect(store.get(ID)?.answer).toBe('sebelum terkunci')
    await vi.advanceTimersByTimeAsync(10)
    expect(vault.answer).toBe('sebelum terkunci')
  })
})

describe('changed elsewhere', () => {
  const conflicting = async () => {
    const it = aVault()
    it.vault.version = 5
    it.store.change(ID, { answer: 'milik saya' })
    await vi.advanceTimersByTimeAsync(310)
    return it
  }

  test('both texts stay; nothing more is sent until the officer chooses', async () => {
    const { vault, store } = await conflicting()
    expect(store.get(ID)).toMatchObject({ state: 'conflict', answer: 'milik saya' })
    store.change(ID, { answer: 'milik saya juga' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(vault.saves).toBe(1)
  })

  test('mine wins over theirs, or theirs is taken', async () => {
    const { vault, store } = await conflicting()
    store.settle(anExchange({ answer: 'milik lain', version: 5 }), 'mine')
    await vi.advanceTimersByTimeAsync(10)
    expect(vault).toMatchObject({ answer: 'milik saya', version: 6 })
    const other = await conflicting()
    other.store.settle(anExchange({ answer: 'milik lain', version: 5 }), 'theirs')
    expect(other.store.get(ID)).toMatchObject({ answer: 'milik lain', state: 'saved' })
  })
})
