import { describe, expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { faultsOf, referencesOf } from '#shared/rules/check.ts'
import { citedOn, entryOn, sanctionsOf } from '#shared/rules/lookup.ts'
import { RULE_KINDS, type RuleEntry } from '#shared/rules/model.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const shipped = readShippedRules(resourcesDir)
const day = (text: string) => daySchema.parse(text)

describe('the shipped catalogue', () => {
  test('contradicts itself nowhere and has entries of every kind', () => {
    expect(faultsOf(shipped)).toEqual([])
    expect(new Set(shipped.map(({ kind }) => kind))).toEqual(new Set(RULE_KINDS))
  })

  test.each(shipped.map((entry) => [entry.id, entry] as const))(
    '%s has dates, source, article, confidence, text',
    (_, entry) => {
      expect(entry.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
      for (const text of [entry.source, entry.article, entry.title, entry.text, entry.confidence])
        expect(text.trim()).not.toBe('')
      for (const { key } of referencesOf(entry)) expect(shipped.map((one) => one.key)).toContain(key)
    },
  )

  test('no entry names a machine, a person or a retyped file as official text', () => {
    for (const { source, confidence } of shipped) {
      expect(source).not.toMatch(/\/work|localhost/)
      if (source.includes('Salinan ulang')) expect(confidence).not.toBe('text_found')
      if (source.startsWith('Pengetahuan penyusun')) expect(confidence).toBe('memory')
    }
  })

  test('holds both catalogues of moderate sanctions side by side, each saying when it applies', () => {
    const found = sanctionsOf(shipped, { track: 'discipline', level: 'moderate', day: day('2026-10-10') })
    expect(found.map(({ catalogue, order }) => `${catalogue} ${order}`)).toEqual([
      'pp53-transition 1',
      'pp53-transition 2',
      'pp53-transition 3',
      'pp94 1',
      'pp94 2',
      'pp94 3',
    ])
    expect(found.every(({ condition }) => condition !== '')).toBe(true)
  })

  test.each([
    ['2018-02-15', 'light', ['pp53', 'pp53', 'pp53']],
    ['2018-02-15', 'severe', ['pp53', 'pp53', 'pp53', 'pp53', 'pp53']],
    ['2021-08-30', 'moderate', ['pp53', 'pp53', 'pp53']],
    ['2021-08-31', 'light', ['pp94', 'pp94', 'pp94']],
    ['2026-10-10', 'severe', ['pp94', 'pp94', 'pp94']],
    ['2009-01-01', 'severe', []],
  ] as const)('on %s sanctions of level %s come from %j', (on, level, catalogues) => {
    expect(
      sanctionsOf(shipped, { track: 'discipline', level, day: day(on) }).map(({ catalogue }) => catalogue),
    ).toEqual(catalogues)
  })

  test.each([
    ['interval.summons', 7, 'working_day', 'clear'],
    ['interval.second-summons', 7, 'working_day', 'clear'],
    ['interval.delivery', 14, 'working_day', 'within'],
    ['interval.effect', 15, 'working_day', 'on'],
    ['interval.objection-filing', 14, 'working_day', 'within'],
    ['interval.objection-decision', 21, 'working_day', 'within'],
    ['interval.appeal-filing', 14, 'working_day', 'within'],
    ['interval.appeal-response', 21, 'working_day', 'within'],
    ['interval.appeal-decision', 65, 'working_day', 'within'],
    ['interval.sbt-verification', 7, 'calendar_day', 'within'],
    ['interval.bawaslu-review', 3, 'working_day', 'within'],
    ['interval.breach-notice', 72, 'hour', 'within'],
  ] as const)('%s is %i %s (%s)', (key, amount, unit, count) => {
    expect(entryOn(shipped, { kind: 'interval', key, day: day('2026-10-20') })).toMatchObject({ amount, unit, count })
  })
})

describe('the rule that is cited', () => {
  const cite = (key: string, actDay: string | null) =>
    citedOn({ entries: shipped, day: day('2026-10-20'), actDay: actDay && day(actDay) } as never, key)

  test('is that of the act, from the first day of the new regulation on the new one', () => {
    expect(cite('principle.team-elements', '2018-02-15')?.id).toBe('principle.pp53-team-elements')
    expect(cite('principle.team-elements', '2021-08-30')?.article).toContain('Nomor 53 Tahun 2010')
    expect(cite('principle.team-elements', '2021-08-31')?.article).toMatch(/Nomor 94 Tahun 2021[^)]*\)$/)
    expect(cite('principle.team-elements', null)?.id).toBe('principle.team-elements')
  })

  test('says plainly that it came later where nothing older is known', () => {
    expect(cite('principle.no-show', '2018-02-15')).toMatchObject({
      id: 'principle.no-show',
      article: expect.stringMatching(/\(aturan kini, berlaku sejak 31 Agustus 2021\)$/),
      note: expect.stringMatching(/^Perbuatan 15 Februari 2018 mendahului aturan ini/),
    })
    expect(cite('principle.none', '2018-02-15')).toBeNull()
  })
})

describe('contradictions are named', () => {
  const norm = shipped.find(({ id }) => id === 'norm.pp94-5n6') as RuleEntry
  const sentencesOf = (change: Partial<RuleEntry>, id = norm.id) =>
    faultsOf([...shipped.filter((entry) => entry.id !== id), { ...norm, ...change } as RuleEntry]).map(
      ({ sentence }) => sentence,
    )

  test.each([
    ['a missing source', { source: '' }, /sumbernya kosong/],
    ['a missing article', { article: '' }, /pasalnya kosong/],
    ['a missing title', { title: '' }, /judulnya kosong/],
    ['a missing text', { text: ' ' }, /bunyi ringkasnya kosong/],
    ['an end before the start', { validTo: day('2020-01-01') }, /mendahului awal berlaku/],
    ['a reference to nothing', { deeds: ['deed.none'] }, /merujuk "deed.none", yang tidak ada/],
    ['a reference to another kind', { deeds: ['interval.summons'] }, /merujuk "interval.summons"/],
    [
      'an opinion without a source',
      { opinions: [{ level: 'light', when: '', article: 'Pasal', source: '', confidence: 'memory', sanctions: [] }] },
      /tanpa sumber/,
    ],
  ] as const)('%s', (_, change, sentence) => {
    expect(sentencesOf(change as Partial<RuleEntry>).join()).toMatch(sentence)
  })

  test('an overlap of one key, even behind a shorter entry', () => {
    const another = { ...norm, id: 'norm.lain', validFrom: day('2026-01-01') }
    expect(
      faultsOf([...shipped, another])
        .map(({ sentence }) => sentence)
        .join(),
    ).toMatch(/bertumpang tindih/)
    const long = { ...norm, id: 'norm.a', key: 'norm.x', validFrom: day('2000-01-01'), validTo: day('2010-01-01') }
    const inner = { ...long, id: 'norm.b', validFrom: day('2001-01-01'), validTo: day('2002-01-01') }
    const behind = { ...long, id: 'norm.c', validFrom: day('2009-06-01'), validTo: null }
    expect(faultsOf([...shipped, long, inner, behind]).map(({ id }) => id)).toEqual(['norm.b', 'norm.c'])
    const after = { ...long, id: 'norm.d', validFrom: day('2010-01-02'), validTo: null }
    expect(faultsOf([...shipped, long, after])).toEqual([])
  })

  test('an id used twice', () => {
    expect(
      faultsOf([...shipped, { ...norm, key: 'norm.y' }])
        .map(({ sentence }) => sentence)
        .join(),
    ).toMatch(/dipakai dua kali/)
  })
})
