import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDraftStore, draftKey } from '#renderer/rpc/draft-store.ts'
import { draftsContract } from '#shared/drafts/contract.ts'

const DELAY = 600

/** A vault of drafts that can be locked and made slow. */
function fakeVault() {
  const kept = new Map<string, string>()
  const writes: string[] = []
  const state = { locked: false, hold: null as Promise<void> | null }
  return {
    kept,
    writes,
    state,
    port: {
      async get(key: string) {
        const json = kept.get(key)
        return json === undefined ? null : { json, savedAt: 'then' }
      },
      async put(key: string, json: string) {
        await state.hold
        if (state.locked) throw new Error('locked')
        kept.set(key, json)
        writes.push(json)
        return { savedAt: 'now' }
      },
      async discard(key: string) {
        kept.delete(key)
      },
    },
  }
}

describe('the draft store', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const setUp = () => {
    const vault = fakeVault()
    const saved: string[] = []
    const store = createDraftStore(vault.port, { delayMs: DELAY, onSaved: (key) => saved.push(key) })
    return { vault, saved, store }
  }

  test('writes once, after the typing stops', async () => {
    const { vault, saved, store } = setUp()
    store.change('a', '1')
    await vi.advanceTimersByTimeAsync(DELAY - 1)
    store.change('a', '2')
    await vi.advanceTimersByTimeAsync(DELAY - 1)
    expect(vault.writes).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(vault.writes).toEqual(['2'])
    expect(saved).toEqual(['a'])
    expect(store.hasUnsaved()).toBe(false)
  })

  test('flush stores everything at once, before a lock', async () => {
    const { vault, store } = setUp()
    store.change('a', '1')
    store.change('b', '2')
    await store.flush()
    expect([...vault.kept]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
    await vi.advanceTimersByTimeAsync(DELAY * 2)
    expect(vault.writes).toHaveLength(2)
  })

  test('what a lock from outside cut off comes back and is stored later', async () => {
    const { vault, store } = setUp()
    vault.state.locked = true
    store.change('a', 'typed')
    await vi.advanceTimersByTimeAsync(DELAY)
    await expect(store.flush()).rejects.toThrow('locked')
    expect(await store.load('a')).toEqual({ json: 'typed', savedAt: '' })
    vault.state.locked = false
    await store.flush()
    expect(vault.kept.get('a')).toBe('typed')
    expect(await store.load('a')).toEqual({ json: 'typed', savedAt: 'then' })
  })

  test('typing during a slow write is not taken for stored', async () => {
    const { vault, store } = setUp()
    let release = () => {}
    vault.state.hold = new Promise((resolve) => {
      release = resolve
    })
    store.change('a', 'old')
    await vi.advanceTimersByTimeAsync(DELAY)
    store.change('a', 'new')
    release()
    await vi.advanceTimersByTimeAsync(DELAY)
    expect(vault.writes).toEqual(['old', 'new'])
    expect(store.hasUnsaved()).toBe(false)
  })

  test('a discard waits for a write under way and stays discarded', async () => {
    const { vault, store } = setUp()
    let release = () => {}
    vault.state.hold = new Promise((resolve) => {
      release = resolve
    })
    store.change('a', '1')
    await vi.advanceTimersByTimeAsync(DELAY)
    const discarded = store.discard('a')
    release()
    await discarded
    await vi.advanceTimersByTimeAsync(DELAY * 2)
    expect(vault.kept.has('a')).toBe(false)
  })

  test('forgets what belongs to a vault that is no longer open', async () => {
    const { vault, store } = setUp()
    store.change('a', '1')
    store.forget()
    await vi.advanceTimersByTimeAsync(DELAY * 2)
    await store.flush()
    expect(vault.kept.size).toBe(0)
  })
})

describe('the key of a draft', () => {
  test.each([
    'report:new',
    `deadline:decision_effect.${'0'.repeat(32)}.2026-03-05`,
    'rule:norm.PP94-5n:next',
    `rule:${'a.'.repeat(80)}`,
  ])('of %s is one the core takes', (name) => {
    const input = draftsContract.get['~orpc'].inputSchema
    expect(input?.safeParse({ key: draftKey(name) }).success).toBe(true)
  })

  test('leaves a plain name as it is', () => {
    expect(draftKey('case:0a1b:allegation')).toBe('case:0a1b:allegation')
  })
})
