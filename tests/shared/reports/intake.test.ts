import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { clocksOf } from '#shared/reports/clocks.ts'
import { accountKey, accountKeyOfUrl, personKey, urlKey } from '#shared/reports/keys.ts'
import { NO_ORIGIN } from '#shared/reports/model.ts'
import { entryOn } from '#shared/rules/lookup.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const day = (text: string) => daySchema.parse(text)

describe('keys', () => {
  test.each([
    ['https://www.facebook.com/akun.contoh/posts/12?fbclid=abc#x', 'http://m.facebook.com/akun.contoh/posts/12/'],
    ['https://twitter.com/Akun/status/1?s=20', 'x.com/akun/status/1'],
    ['https://www.youtube.com/watch?v=Contoh1&t=9', 'https://m.youtube.com/watch?feature=a&v=Contoh1'],
    ['facebook.com/story.php?id=2&story_fbid=1', 'https://mbasic.facebook.com/story.php?story_fbid=1&id=2&refid=0'],
  ])('%s is the address %s', (a, b) => expect(urlKey(a)).toBe(urlKey(b)))

  test('different posts stay different', () => {
    expect(urlKey('https://x.com/akun/status/1')).not.toBe(urlKey('https://x.com/akun/status/2'))
    expect(urlKey('bukan tautan')).toBe('')
  })

  test.each([
    ['facebook', '@Akun.Contoh', 'facebook:akun.contoh'],
    ['facebook', 'https://m.facebook.com/Akun.Contoh?mibextid=1', 'facebook:akun.contoh'],
    ['facebook', 'https://facebook.com/profile.php?id=0001', 'facebook:0001'],
    ['instagram', 'instagram.com/akun_contoh/', 'instagram:akun_contoh'],
    ['tiktok', 'https://www.tiktok.com/@akun/video/1', 'tiktok:akun'],
    ['x', '  @Akun ', 'x:akun'],
    ['facebook', 'akun.contoh', 'facebook:akun.contoh'],
    ['instagram', '', ''],
  ] as const)('%s %j → %s', (platform, text, key) => expect(accountKey(platform, text)).toBe(key))

  test('places of a platform are no accounts', () => {
    for (const url of [
      'https://instagram.com/p/Abc',
      'https://facebook.com/groups/1',
      'https://x.com/search?q=a',
      'https://contoh.invalid/akun',
    ])
      expect(accountKeyOfUrl('facebook', url)).toBe('')
  })

  test('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        for (const key of [urlKey(text), accountKey('x', text), accountKeyOfUrl('x', text), personKey(text)])
          expect(typeof key).toBe('string')
      }),
    )
  })

  test('a person is found without titles', () => expect(personKey('Drs. H. Badu Cóntoh, M.Si')).toBe('badu contoh'))
})

describe('clocks of others', () => {
  const entries = readShippedRules(resourcesDir)
  const facts = {
    state: 'new',
    hasFollowUp: false,
    today: day('2026-11-10'),
    interval: (key: string, on: Day) => entryOn(entries, { kind: 'interval', key, day: on }),
  } as const
  const origin = { ...NO_ORIGIN, day: day('2026-11-01'), ppkReceived: day('2026-11-03') }

  test('SBT: 7 days, overdue, with the warning of a block until something is recorded', () => {
    const [sbt, block] = clocksOf({ ...facts, source: 'bkn', origin })
    expect(sbt).toMatchObject({
      kind: 'sbt_verification',
      from: '2026-11-01',
      due: '2026-11-08',
      state: 'overdue',
      confirmed: false,
    })
    expect(block).toMatchObject({ kind: 'bkn_block', from: '2026-11-03', state: 'running' })
    for (const clock of clocksOf({ ...facts, source: 'bkn', origin, hasFollowUp: true }))
      expect(clock.state).toBe('answered')
    expect(clocksOf({ ...facts, source: 'bkn', origin, state: 'accepted' })[1]?.state).toBe('answered')
  })

  test('Bawaslu: 3 working days are counted by the calendar of the office, or not at all', () => {
    const [none] = clocksOf({ ...facts, source: 'bawaslu', origin })
    expect(none).toMatchObject({ kind: 'bawaslu_study', days: 3, counting: 'working', due: null, state: 'running' })
    const [counted] = clocksOf({ ...facts, source: 'bawaslu', origin, workingDay: () => day('2026-11-04') })
    expect(counted).toMatchObject({ due: '2026-11-04', state: 'overdue' })
  })

  test('the office may correct an interval; before its first day nothing is counted', () => {
    const ten = entries.map((entry) => (entry.kind === 'interval' ? { ...entry, amount: 10 } : entry))
    const interval = (key: string, on: Day) => entryOn(ten, { kind: 'interval', key, day: on })
    expect(clocksOf({ ...facts, interval, source: 'bkn', origin })[0]).toMatchObject({ days: 10, due: '2026-11-11' })
    const old = { ...NO_ORIGIN, day: day('2024-09-30') }
    expect(clocksOf({ ...facts, source: 'bawaslu', origin: old })).toEqual([])
    expect(clocksOf({ ...facts, source: 'bkn', origin: old }).map(({ kind }) => kind)).toEqual(['bkn_block'])
  })

  test('without a date, or from a citizen, no clock runs', () => {
    expect(clocksOf({ ...facts, source: 'bkn', origin: NO_ORIGIN })).toEqual([])
    expect(clocksOf({ ...facts, source: 'public', origin })).toEqual([])
  })
})
