import { describe, expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { type Asked, outsideEveryCatalogue, readingsOf } from '#shared/classification/readings.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import type { EntryOf } from '#shared/rules/model.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const entries = readShippedRules(resourcesDir)
const ask = (over: Partial<Omit<Asked, 'day'>> & { day?: string } = {}): Asked => ({
  deed: 'deed.like',
  employment: 'pns',
  election: 'regional',
  status: 'candidate',
  ...over,
  day: daySchema.parse(over.day ?? '2026-10-10'),
})
const keys = (asked: Asked) => readingsOf(entries, asked).map(({ key }) => key)

const scoped = [...entriesOf(entries, 'act'), ...entriesOf(entries, 'norm')].filter(
  ({ opinions }) => opinions.length > 0,
)

describe('every entry of the catalogue', () => {
  const asking = (entry: EntryOf<'act'> | EntryOf<'norm'>, day: string): Asked =>
    ask({
      day,
      deed: entry.deeds[0] ?? 'deed.other',
      employment: entry.employments[0] ?? 'pns',
      election: entry.elections[0] ?? 'regional',
      status: entry.statuses[0] ?? 'candidate',
    })
  const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

  test.each(scoped.map((entry) => [entry.id, entry] as const))(
    '%s is read from its first day to its last, not before',
    (id, entry) => {
      const all = (day: string) => {
        const found = readingsOf(entries, asking(entry, day))
        return [...found.map(({ rule }) => rule.id), ...found.flatMap(({ bases }) => bases.map((base) => base.id))]
      }
      expect(all(entry.validFrom)).toContain(id)
      if (entry.validTo) expect(all(entry.validTo)).toContain(id)
      expect(all(dayBefore(entry.validFrom))).not.toContain(id)
    },
  )

  test.each(scoped.map((entry) => [entry.id, entry] as const))(
    '%s shows each of its opinions with level and article',
    (id, entry) => {
      const mine = readingsOf(entries, asking(entry, entry.validFrom)).filter(({ rule }) => rule.id === id)
      if (mine.length === 0) return
      expect(mine.map(({ level, article }) => ({ level, article }))).toEqual(
        entry.opinions.map(({ level, article }) => ({ level, article })),
      )
      expect(mine.every(({ fitsStatus }) => fitsStatus)).toBe(true)
    },
  )
})

describe('the same click', () => {
  test('is kode etik first while the object is bakal calon, disiplin berat first once he is calon; both are shown', () => {
    const prospective = readingsOf(entries, ask({ status: 'prospective' }))
    expect(prospective[0]).toMatchObject({ key: 'act.skb-e4#0', track: 'ethics', level: null, fitsStatus: true })
    expect(prospective.find(({ key }) => key === 'act.skb-d6#0')).toMatchObject({
      track: 'discipline',
      fitsStatus: false,
    })
    const candidate = readingsOf(entries, ask())
    expect(candidate[0]).toMatchObject({
      key: 'act.skb-d6#0',
      track: 'discipline',
      level: 'severe',
      article: 'Pasal 14 huruf i angka 3 dan angka 4 Peraturan Pemerintah Nomor 94 Tahun 2021',
      fitsStatus: true,
    })
    expect(candidate[0]?.bases.map(({ id }) => id)).toEqual(['norm.uu20-2023-netral', 'norm.pp94-5n5', 'norm.pp94-5n6'])
    expect(candidate.find(({ key }) => key === 'act.skb-e4#0')?.fitsStatus).toBe(false)
  })

  test('rests on the ASN law of its day', () => {
    const basesOn = (day: string) => readingsOf(entries, ask({ day }))[0]?.bases.map(({ id }) => id)
    expect(basesOn('2023-10-30')).toContain('norm.uu5-2014-9')
    expect(basesOn('2023-10-31')).toContain('norm.uu20-2023-netral')
  })

  test('before the joint decision rests on the norm itself, and before PP 94 on PP 53', () => {
    expect(keys(ask({ day: '2022-09-21' }))[0]).toBe('norm.pp94-5n6#0')
    expect(keys(ask({ day: '2022-09-22' }))[0]).toBe('act.skb-d6#0')
    const old = readingsOf(entries, ask({ day: '2018-02-15' }))
    expect(old.map(({ rule }) => rule.id)).toContain('norm.pp53-4-15')
    expect(old.map(({ rule }) => rule.id)).not.toContain('norm.pp53-4-13')
    expect(old.every(({ rule }) => rule.confidence !== 'text_found')).toBe(true)
  })

  test('of unknown status fits both lists', () => {
    const found = readingsOf(entries, ask({ status: 'unknown' })).filter(({ rule }) => rule.id.startsWith('act.'))
    expect(found.map(({ track }) => track).sort()).toEqual(['discipline', 'ethics'])
    expect(found.every(({ fitsStatus }) => fitsStatus)).toBe(true)
  })
})

describe('conflicts between sources are shown', () => {
  test('item 8: berat in one source, sedang in the other', () => {
    const found = readingsOf(entries, ask({ deed: 'deed.invitation' })).filter(({ rule }) => rule.id === 'act.skb-d8')
    expect(found.map(({ level }) => level)).toEqual(['severe', 'moderate'])
    expect(found[0]?.conflicts[0]).toMatch(/^Sedang menurut Infosemarang/)
    expect(found[1]?.conflicts[0]).toMatch(/^Berat menurut Kompas/)
  })

  test('Pasal 5 huruf n angka 1: sedang or without a level', () => {
    const found = readingsOf(entries, ask({ deed: 'deed.campaign-listener' })).filter(
      ({ rule }) => rule.id === 'norm.pp94-5n1',
    )
    expect(found.map(({ level, conflicts }) => [level, conflicts.length])).toEqual([
      ['moderate', 1],
      [null, 1],
    ])
  })

  test('levels that depend on the impact are no conflict', () => {
    const found = readingsOf(entries, ask()).filter(({ rule }) => rule.id === 'norm.pp94-3f')
    expect(found.map(({ level, conflicts }) => [level, conflicts])).toEqual([
      ['light', []],
      ['moderate', []],
      ['severe', []],
    ])
  })
})

test.each([
  ['pppk', 'pppk', 'act.pppk'],
  ['non_asn', 'contract', 'act.non-asn'],
] as const)('%s go their own way', (employment, track, id) => {
  const found = readingsOf(entries, ask({ employment }))
  expect(found.find(({ rule }) => rule.id === id)).toMatchObject({ track })
  expect(found.some((reading) => reading.track === 'discipline')).toBe(false)
})

test('a suspected election crime is shown for referral, for its kind of election alone', () => {
  const referred = (election: Asked['election'], deed: string) =>
    readingsOf(entries, ask({ election, deed }))
      .filter(({ track }) => track === 'criminal_referral')
      .map(({ rule }) => rule.id)
  expect(referred('general', 'deed.campaign-team')).toEqual(['norm.uu7-2017-280'])
  expect(referred('regional', 'deed.campaign-team')).toEqual([])
  expect(referred('regional', 'deed.decision')).toEqual(['norm.uu10-2016-71'])
})

test('party membership leads to dismissal under the ASN law, not to a kind of the regulation', () => {
  const [first] = readingsOf(entries, ask({ deed: 'deed.party-member', status: 'party' }))
  expect(first).toMatchObject({ key: 'act.skb-d5#0', level: null })
  expect(first?.sanctions.map(({ key }) => key)).toEqual(['sanction.ptdh-partai'])
})

test('sanctions of a reading come from the catalogue of its track, level and day', () => {
  const of = (asked: Asked) => readingsOf(entries, asked)[0]?.sanctions.map(({ key }) => key)
  expect(of(ask({ status: 'prospective' }))).toEqual(['sanction.moral-tertutup', 'sanction.moral-terbuka'])
  expect(of(ask())).toEqual(['sanction.pp94-turun-jabatan', 'sanction.pp94-bebas-jabatan', 'sanction.pp94-pdhtaps'])
})

test('a reading is never surer than its weakest source', () => {
  expect(readingsOf(entries, ask())[0]?.rule.confidence).toBe('secondary')
})

test('a date outside every catalogue says so', () => {
  expect(readingsOf(entries, ask({ day: '2003-01-01' }))).toEqual([])
  expect(outsideEveryCatalogue(entries, ask({ day: '2003-01-01' }))).toMatch(
    /1 Januari 2003 berada di luar semua katalog.*18 Oktober 2004/,
  )
  expect(outsideEveryCatalogue(entries, ask({ day: '2005-01-01' }))).toBeNull()
  expect(outsideEveryCatalogue(entries, ask({ day: '2016-01-01', employment: 'pppk' }))).toMatch(/28 November 2018/)
})
