import { describe, expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { heaviestOf, noticesOf } from '#shared/classification/consequences.ts'
import type { Classification } from '#shared/classification/model.ts'
import type { PriorSanction } from '#shared/classification/prior.ts'
import { readingsOf } from '#shared/classification/readings.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const entries = readShippedRules(resourcesDir)
const day = (text: string) => daySchema.parse(text)

/** The choice of a reading of an act, as it would be stored. */
function chosen(key: string, deed: string, status: 'candidate' | 'prospective' = 'candidate'): Classification {
  const asked = { day: day('2026-10-10'), deed, status, employment: 'pns', election: 'regional' } as const
  const reading = readingsOf(entries, asked).find((one) => one.key === key)!
  return { reading, id: key.padEnd(32, '0') } as unknown as Classification
}
const severe = chosen('act.skb-d6#0', 'deed.like')
const ethics = chosen('act.skb-e4#0', 'deed.like', 'prospective')
const light = chosen('norm.pp94-3f#0', 'deed.like')

const prior = (over: Partial<PriorSanction> = {}): PriorSanction =>
  ({
    nip: '199002302015031000',
    name: 'Rangga Sasmaya',
    actDay: day('2025-01-05'),
    decidedOn: day('2025-03-03'),
    effectiveOn: day('2025-03-24'),
    endsOn: null,
    track: 'discipline',
    level: 'light',
    sanctionKey: 'sanction.pp94-tertulis',
    sanctionTitle: 'Teguran tertulis',
    article: 'Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021',
    decisionNumber: '800/000/2025',
    note: '',
    id: 'f'.repeat(32),
    caseId: null,
    ...over,
  }) as PriorSanction

const noticesFor = (choices: readonly Classification[], priors: readonly PriorSanction[] = []) =>
  noticesOf({ choices, priors, crimes: [], actDays: [day('2026-10-10')], entries, today: day('2026-10-20') })
const kinds = (...given: Parameters<typeof noticesFor>) => noticesFor(...given).map(({ kind }) => kind)

describe('several acts (example 18b)', () => {
  test('one act needs no rule', () => expect(noticesFor([severe])).toEqual([]))
  test('only the heaviest kind, whatever the order', () => {
    for (const choices of [
      [light, severe],
      [severe, light],
    ]) {
      expect(heaviestOf(choices)).toBe(severe)
      const [notice] = noticesFor(choices)
      expect(notice).toMatchObject({ kind: 'single_heaviest', rule: { id: 'principle.one-sanction' } })
      expect(notice?.sentence).toContain('(berat)')
    }
  })
  test('two tracks are warned about', () =>
    expect(kinds([ethics, severe])).toEqual(['single_heaviest', 'other_tracks']))
  test('nothing chosen, nothing heaviest', () => expect(heaviestOf([])).toBeNull())
})

describe('repetition (example 18c)', () => {
  test.each([
    ['sanction.pp94-tertulis', 'light', 'Pernyataan tidak puas secara tertulis'],
    ['sanction.pp94-tidak-puas', 'light', 'Pemotongan tunjangan kinerja 25% selama 6 bulan'],
    ['sanction.pp94-tukin-6', 'moderate', 'Pemotongan tunjangan kinerja 25% selama 9 bulan'],
    ['sanction.transition-kgb', 'moderate', 'Penundaan kenaikan pangkat selama 1 tahun'],
    ['sanction.pp94-tukin-12', 'moderate', 'Penurunan jabatan setingkat lebih rendah selama 12 bulan'],
    ['sanction.pp94-turun-jabatan', 'severe', 'Pembebasan dari jabatannya menjadi jabatan pelaksana selama 12 bulan'],
  ] as const)('after %s the next heavier kind is proposed', (sanctionKey, level, title) => {
    const [notice] = noticesFor([light], [prior({ sanctionKey, level, article: 'Pasal 3 huruf f PP 94/2021' })])
    expect(notice).toMatchObject({ kind: 'repetition', severity: 'warning', rule: { id: 'principle.repetition' } })
    expect(notice?.sentence).toContain(`paling ringan: ${title}.`)
  })
  test('the proposal is never below what the act threatens now', () => {
    expect(noticesFor([severe], [prior()])[0]?.sentence).toContain(
      'paling ringan: Penurunan jabatan setingkat lebih rendah',
    )
  })
  test('after the heaviest, or an unknown kind, it is said without a kind', () => {
    for (const sanctionKey of ['sanction.pp94-pdhtaps', null])
      expect(noticesFor([severe], [prior({ sanctionKey })])[0]?.sentence).toContain(
        'lebih berat daripada hukuman terakhir itu',
      )
  })
  test('another article or track is an earlier sanction only (example 18a)', () => {
    expect(kinds([severe], [prior({ article: 'Pasal 4 huruf f Peraturan Pemerintah Nomor 94 Tahun 2021' })])).toEqual([
      'earlier',
    ])
    expect(kinds([severe], [prior({ track: 'ethics' })])).toEqual(['earlier'])
    expect(kinds([severe], [prior({ article: '' })])).toEqual(['earlier'])
  })
  test('Pasal 1 is not Pasal 14', () => {
    expect(kinds([severe], [prior({ article: 'Pasal 1' })])).toEqual(['earlier'])
  })
})

describe('a sanction still running (example 24)', () => {
  const serving = (level: PriorSanction['level']) =>
    prior({ level, effectiveOn: day('2026-06-01'), endsOn: day('2026-12-01') })
  test('24a: the lighter is deemed finished', () => {
    const found = noticesFor([severe], [serving('moderate')])
    expect(found.find(({ kind }) => kind === 'running_lighter')).toMatchObject({
      rule: { id: 'principle.lighter-then-heavier' },
    })
  })
  test('24b: after a heavier one the lighter starts afterwards', () => {
    const found = noticesFor([light], [serving('severe')])
    expect(found.find(({ kind }) => kind === 'running_heavier')).toMatchObject({
      rule: { id: 'principle.heavier-then-lighter' },
    })
  })
  test.each([
    ['over', { effectiveOn: day('2025-01-01'), endsOn: day('2026-10-19') }],
    ['not begun', { effectiveOn: day('2026-10-21'), endsOn: day('2027-10-21') }],
    ['without an end', { effectiveOn: day('2026-01-01'), endsOn: null }],
  ])('one that is %s does not run', (_, over) => {
    expect(kinds([severe], [prior({ level: 'moderate', ...over })])).not.toContain('running_lighter')
  })
  test('its last day still counts', () => {
    expect(kinds([severe], [prior({ effectiveOn: day('2026-01-01'), endsOn: day('2026-10-20') })])).toContain(
      'running_lighter',
    )
  })
})

test('the same act is not punished twice, and is then no repetition', () => {
  const found = noticesFor([severe], [prior({ actDay: day('2026-10-10') })])
  expect(found).toMatchObject([{ kind: 'double', severity: 'warning', rule: { id: 'principle.no-double' } }])
})
