import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#tests/support/builders.ts'
import { type ClassifiedCase, createClassifiedCase } from '#tests/support/create-classified-case.ts'

let bed: ClassifiedCase
beforeEach(async () => {
  bed = await createClassifiedCase()
})
afterEach(() => bed.dispose())

describe('team and authority', () => {
  const team = (over = {}) => ({
    government: 'regency' as const,
    threatened: null,
    members: [],
    posts: [],
    vacant: [],
    ...over,
  })
  const member = (id: string, over = {}) => ({
    id: id.repeat(32),
    element: 'superior' as const,
    person: aPerson({ name: `Anggota ${id}`, rank: 'Pembina (IV/a)', nip: '' }),
    involved: false,
    kinship: '',
    substituteFor: null,
    ...over,
  })
  const save = (over = {}) => bed.api.team.save({ caseId: bed.found.id, team: team(over) })

  test('advice follows the classification, until the officer sets the threat himself', async () => {
    expect((await bed.api.team.get({ caseId: bed.found.id })).classified).toBeNull()
    await bed.choose((await bed.record()).id)
    const { classified, checks, authority } = await bed.api.team.get({ caseId: bed.found.id })
    expect(classified).toBe('severe')
    expect(checks[0]).toMatchObject({ severity: 'warning', rule: { id: 'principle.team-severe' } })
    expect(authority[0]?.suggestions.map(({ official }) => official)).toEqual(['ppk'])
    expect(authority[1]?.suggestions).toEqual([])
    const set = await save({ threatened: 'light', members: [member('a')] })
    expect(set.checks[0]).toMatchObject({ severity: 'ok' })
    expect(bed.actions).toContain('team.changed')
  })

  test('is stored as saved', async () => {
    const members = [member('a', { involved: true }), member('b', { substituteFor: 'a'.repeat(32) })]
    const posts = [{ subjectId: bed.found.subjects[0]!.id, positionLevel: 'pengawas' as const }]
    await save({ members, posts, vacant: ['administrator'] })
    const view = await bed.api.team.get({ caseId: bed.found.id })
    expect(view.team).toEqual(team({ members, posts, vacant: ['administrator'] }))
    expect(view.authority[0]).toMatchObject({ positionLevel: 'pengawas', confirmed: true })
  })

  test.each([
    ['a substitute for himself', [['a', 'a']]],
    [
      'substitutes in a circle',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    ['a substitute for nobody', [['a', 'c']]],
    [
      'a member twice',
      [
        ['a', null],
        ['a', null],
      ],
    ],
  ] as const)('%s is refused', async (_, pairs) => {
    const members = pairs.map(([id, of]) => member(id, { substituteFor: of?.repeat(32) ?? null }))
    await expect(save({ members })).rejects.toMatchObject({ code: 'team_contradiction' })
  })

  test('a signer who differs is warned about; PPPK have no table', async () => {
    await bed.choose((await bed.record()).id)
    const check = (signer: string, index = 0) =>
      bed.api.team.checkSigner({
        caseId: bed.found.id,
        subjectId: bed.found.subjects[index]!.id,
        signer: signer as never,
      })
    expect(await check('ppk')).toEqual([])
    expect(await check('administrator')).toMatchObject([{ severity: 'warning' }])
    expect(await check('administrator', 1)).toEqual([])
  })
})
