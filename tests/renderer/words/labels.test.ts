import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ACTIONS, actionLabel } from '#renderer/features/audit/action-words.ts'
import { detailText } from '#renderer/features/audit/detail-text.ts'
import { FEATURES } from '#renderer/features/audit/words.ts'
import { STATES as CASE_STATES, MOVES, NEXT_STEPS } from '#renderer/features/cases/words.ts'
import { words as people } from '#renderer/features/people/words.ts'
import { ACTS, PLATFORMS, STATES as REPORT_STATES, SOURCES } from '#renderer/features/reports/words.ts'
import { FONTS, PAPERS, words as settings, ZONES } from '#renderer/features/settings/words.ts'
import { words as vault } from '#renderer/features/vault/words.ts'
import { caseStateSchema } from '#shared/cases/model.ts'
import { custodySchema } from '#shared/evidence/model.ts'
import { momentSchema } from '#shared/interviews/model.ts'
import { zoneSchema } from '#shared/kernel/instant.ts'
import { employmentSchema } from '#shared/people/model.ts'
import { actKindSchema, platformSchema, reportSchema, reportSourceSchema } from '#shared/reports/model.ts'
import { documentFontSchema, paperSchema } from '#shared/settings/model.ts'
import { cipherSchema } from '#shared/vault/model.ts'
import { sourceFiles } from '#tests/architecture.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

describe('every value a user can meet has its word', () => {
  test('the log can be filtered by every feature that writes into it', () => {
    const features = new Set(Object.keys(ACTIONS).map((action) => action.split('.')[0] ?? ''))
    expect([...features].filter((feature) => !FEATURES[feature])).toEqual([])
  })

  test.each([
    ['case states', caseStateSchema.options, CASE_STATES],
    ['next steps', caseStateSchema.options, NEXT_STEPS],
    ['case moves', caseStateSchema.options, MOVES],
    ['report states', reportSchema.shape.state.options, REPORT_STATES],
    ['sources', reportSourceSchema.options, SOURCES],
    ['platforms', platformSchema.options, PLATFORMS],
    ['acts', actKindSchema.options, ACTS],
    ['employment', employmentSchema.options, people.employments],
    ['papers', paperSchema.options, PAPERS],
    ['fonts', documentFontSchema.options, FONTS],
    ['zones', zoneSchema.options, ZONES],
    ['ciphers', cipherSchema.options, vault.create.ciphers],
    ['hosts', ['desktop', 'web', 'cli'], settings.about.hosts],
  ] as const)('%s', (_name, values, labels) => {
    const known: Readonly<Record<string, string>> = labels
    expect(values.filter((value) => !known[value])).toEqual([])
  })
})

describe('audit actions', () => {
  test('each action the core commits is worded', () => {
    const written = sourceFiles(root, 'electron/core').flatMap((file) =>
      [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/'([a-z]+\.[a-z_]+)', subject/g)].map(
        ([, action]) => action ?? '',
      ),
    )
    expect(written.length).toBeGreaterThan(20)
    expect([...new Set(written)].filter((action) => !ACTIONS[action])).toEqual([])
  })

  test('the composed ones too: custody lines and moments of a hearing', () => {
    const custody = custodySchema.shape.action.options.map((action) => `evidence.${action}`)
    const moments = momentSchema.shape.kind.options.map((kind) => `interview.${kind}`)
    const missing = [...custody, ...moments].filter((action) => !ACTIONS[action])
    expect(missing).toEqual([])
  })

  test('an unknown action still names its feature and shows no code', () => {
    expect(actionLabel('evidence.something_new')).toBe('Kegiatan pada bukti')
    expect(actionLabel('other.thing')).toBe('Kegiatan pada brankas')
  })

  test('recorded facts are readable', () => {
    expect(detailText('review')).toBe('Telaah')
    expect(detailText(true)).toBe('ya')
    expect(detailText(12_500)).toBe('12.500')
    expect(detailText(['a', null, 2])).toBe('a, , 2')
    expect(detailText({ a: 1 })).toBe('{"a":1}')
  })
})
