import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPriorSanctions } from '#electron/core/classification/service.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { type ClassifiedCase, createClassifiedCase } from '#tests/support/create-classified-case.ts'

let bed: ClassifiedCase
beforeEach(async () => {
  bed = await createClassifiedCase()
})
afterEach(() => bed.dispose())

const summary = async () => (await bed.api.classification.summary({ caseId: bed.found.id }))[0]!

describe('what has to be weighed', () => {
  const addPrior = (over = {}) =>
    bed.api.classification.addPrior({
      nip: '19900230 201503 1 000',
      name: 'Rangga Sasmaya',
      actDay: daySchema.parse('2025-01-05'),
      decidedOn: daySchema.parse('2025-03-03'),
      effectiveOn: daySchema.parse('2025-03-24'),
      endsOn: null,
      track: 'discipline',
      level: 'light',
      sanctionKey: 'sanction.pp94-tertulis',
      sanctionTitle: 'Teguran tertulis',
      article: 'Pasal 5 huruf n angka 6 PP 94/2021',
      decisionNumber: '800/000/2025',
      note: '',
      ...over,
    })

  test('several acts lead to the single heaviest kind', async () => {
    const [like, share] = [await bed.record(), await bed.record({ deed: 'deed.share', status: 'prospective' })]
    await bed.choose(like.id)
    await bed.choose(share.id, 'act.skb-e4#0')
    const { heaviest, notices } = await summary()
    expect(heaviest?.actId).toBe(like.id)
    expect(notices.map(({ kind }) => kind)).toEqual(['single_heaviest', 'other_tracks'])
  })

  test('a suspected election crime is named beside the choice, and is none itself', async () => {
    const act = await bed.record({ election: 'general', deed: 'deed.campaign-team' })
    await expect(bed.choose(act.id, 'norm.uu7-2017-280#0')).rejects.toMatchObject({ code: 'reading_not_found' })
    await bed.choose(act.id, 'act.skb-d9#0')
    expect((await summary()).notices).toMatchObject([{ kind: 'crime', rule: { id: 'norm.uu7-2017-280' } }])
  })

  test('an earlier sanction of the same NIP, however it is spaced, proposes a heavier kind', async () => {
    await addPrior()
    await bed.choose((await bed.record()).id)
    expect((await summary()).notices).toMatchObject([{ kind: 'repetition' }])
    expect(await bed.api.classification.priors({ nip: '199002302015031000' })).toHaveLength(1)
    expect(await bed.api.classification.priors({ nip: '' })).toEqual([])
  })

  test('decisions of this program are found alike and cannot be withdrawn by hand', async () => {
    const priors = createPriorSanctions(bed.ports)
    const entered = await addPrior()
    bed.session.commit({ action: 'decision.made', subject: bed.found.id }, (db) =>
      priors.record(db, { ...entered, id: 'd'.repeat(32) as never, caseId: bed.found.id }, 'Wening'),
    )
    expect(priors.of(bed.session.db, entered.nip)).toHaveLength(2)
    const withdraw = (id: string) =>
      bed.api.classification.withdrawPrior({ id: id as never, reason: 'Salah orang, sudah diperiksa.' })
    await expect(withdraw('d'.repeat(32))).rejects.toMatchObject({ code: 'prior_from_case' })
    await withdraw(entered.id)
    await expect(withdraw(entered.id)).rejects.toMatchObject({ code: 'prior_not_found' })
    expect(priors.of(bed.session.db, entered.nip)).toHaveLength(1)
  })

  test.each([
    ['decided before the act', { actDay: '2025-04-01' }, 'prior_impossible'],
    ['in effect before decided', { effectiveOn: '2025-03-02' }, 'prior_impossible'],
    ['ending before it begins', { endsOn: '2025-03-20' }, 'prior_impossible'],
    ['of an unknown kind', { sanctionKey: 'sanction.none' }, 'sanction_unknown'],
    ['that is no sanction', { sanctionKey: 'deed.like' }, 'sanction_unknown'],
  ])('an earlier sanction %s is refused', async (_, over, code) => {
    await expect(addPrior(over)).rejects.toMatchObject({ code })
  })
})
