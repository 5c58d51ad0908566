import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPriorSanctions } from '#electron/core/classification/service.ts'
import { listPins } from '#electron/core/rules/service.ts'
import type { Case } from '#shared/cases/model.ts'
import type { ActFacts } from '#shared/classification/model.ts'
import { daySchema, fromWallClock } from '#shared/kernel/instant.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createRulesBed, type RulesBed } from '#tests/support/create-rules-bed.ts'

let bed: RulesBed
let found: Case
beforeEach(async () => {
  bed = createRulesBed()
  found = await bed.api.cases.open({
    title: 'Dugaan',
    subjects: [aPerson(), aPerson({ name: 'Laras PPPK', nip: '', employment: 'pppk' })],
  })
})
afterEach(() => bed.dispose())

const facts = (over: Partial<ActFacts> & { local?: string; zone?: 'WIB' | 'WIT' } = {}): ActFacts => {
  const { local = '2026-10-10T19:15', zone = 'WIB', ...rest } = over
  return {
    subjectId: found.subjects[0]!.id,
    at: { at: fromWallClock(local, zone), zone },
    platform: 'facebook',
    deed: 'deed.like',
    description: 'Menyukai unggahan akun pemenangan.',
    election: 'regional',
    electionName: 'Pilkada Contoh Raya 2026',
    stage: 'campaign',
    supported: 'Pasangan Contoh',
    status: 'candidate',
    statusBasis: 'Keputusan KPU Nomor 000',
    evidenceIds: [],
    ...rest,
  }
}
const REASON = 'Akun pemenangan calon yang sudah ditetapkan.'
const record = (over = {}) => bed.api.classification.record({ caseId: found.id, facts: facts(over) })
const considered = (id: string) => bed.api.classification.readings({ id: id as never })
async function choose(id: string, readingKey = 'act.skb-d6#0', reason = REASON) {
  const { catalogueDigest } = await considered(id)
  return bed.api.classification.choose({ id: id as never, readingKey, catalogueDigest, reason })
}
const summary = async () => (await bed.api.classification.summary({ caseId: found.id }))[0]!

describe('an act', () => {
  test('is recorded with its facts and shows every reading of its day', async () => {
    const act = await record()
    expect(act).toMatchObject({ caseId: found.id, facts: facts(), choices: [], choiceIsStale: false })
    const { readings, day, outside } = await considered(act.id)
    expect(day).toBe('2026-10-10')
    expect(outside).toBeNull()
    expect(readings.map(({ track }) => track)).toContain('ethics')
    expect(readings[0]).toMatchObject({ track: 'discipline', level: 'severe' })
  })

  test('belongs to the day where it was done, not to the day in UTC', async () => {
    // 31 Aug 2021 01:00 WIT is still 30 Aug in UTC; PP 94/2021 is in force.
    const act = await record({ local: '2021-08-31T01:00', zone: 'WIT' })
    const { day, readings } = await considered(act.id)
    expect(day).toBe('2021-08-31')
    expect(readings[0]?.rule.id).toBe('norm.pp94-5n6')
  })

  test('outside every catalogue says so and offers nothing', async () => {
    const act = await record({ local: '2001-01-01T10:00' })
    const { outside, readings } = await considered(act.id)
    expect(outside).toMatch(/di luar semua katalog/)
    expect(readings).toEqual([])
  })

  test.each([
    ['in the future', { local: '2027-01-01T00:00' }, 'act_in_future'],
    ['of an unknown deed', { deed: 'deed.none' }, 'deed_unknown'],
    ['of a stranger', { subjectId: 'f'.repeat(32) as never }, 'subject_not_found'],
    ['with foreign evidence', { evidenceIds: ['e'.repeat(32) as never] }, 'evidence_not_in_case'],
  ] as const)('%s is refused', async (_, over, code) => {
    await expect(record(over)).rejects.toMatchObject({ code })
    expect(await bed.api.classification.acts({ caseId: found.id })).toEqual([])
  })

  test('is withdrawn with a reason and kept in the database', async () => {
    const act = await record()
    await expect(bed.api.classification.withdraw({ id: act.id, reason: 'salah' })).rejects.toMatchObject({
      code: 'reason_required',
    })
    await bed.api.classification.withdraw({ id: act.id, reason: 'Tercatat dua kali oleh pemeriksa.' })
    expect(await bed.api.classification.acts({ caseId: found.id })).toEqual([])
    expect(bed.db.prepare('SELECT withdraw_reason FROM acts').all()).toHaveLength(1)
    await expect(considered(act.id)).rejects.toMatchObject({ code: 'act_not_found' })
  })

  test('of a closed case cannot be changed', async () => {
    const act = await record()
    await bed.api.cases.moveTo({ id: found.id, state: 'closed', reason: 'Tidak cukup bukti.' })
    await expect(record()).rejects.toMatchObject({ code: 'case_closed' })
    await expect(bed.api.classification.update({ id: act.id, facts: facts() })).rejects.toMatchObject({
      code: 'case_closed',
    })
    await expect(choose(act.id)).rejects.toMatchObject({ code: 'case_closed' })
  })
})

describe('a choice', () => {
  test('needs a written reason and a reading that is there', async () => {
    const act = await record()
    await expect(choose(act.id, 'act.skb-d6#0', 'ya')).rejects.toMatchObject({ code: 'reason_required' })
    await expect(choose(act.id, 'norm.none#0')).rejects.toMatchObject({ code: 'reading_not_found' })
    await expect(choose(act.id, 'act.skb-d6#7')).rejects.toMatchObject({ code: 'reading_not_found' })
  })

  test('is kept with who, when and why; a later one stands above it', async () => {
    const act = await record()
    await choose(act.id)
    const again = await choose(act.id, 'act.skb-e4#0', 'Status yang benar: bakal calon.')
    expect(again.choices.map(({ reading, reason, chosenBy }) => [reading.track, reason, chosenBy])).toEqual([
      ['ethics', 'Status yang benar: bakal calon.', 'Wening Prabasari'],
      ['discipline', REASON, 'Wening Prabasari'],
    ])
    expect(bed.actions.filter((action) => action === 'classification.chosen')).toHaveLength(2)
  })

  test('keeps the words of the law it was made under, whatever the office changes later', async () => {
    const act = await record()
    const chosen = (await choose(act.id)).choices[0]!
    const entry = bed.ruleBook.catalogue(bed.session.db).entries.find(({ id }) => id === 'act.skb-d6') as RuleEntry
    await bed.api.rules.put({ entry: { ...entry, title: 'Rumusan baru' }, reason: 'Naskah resmi dibaca.' })
    const [now] = await bed.api.classification.acts({ caseId: found.id })
    expect(now?.choices[0]).toEqual(chosen)
    expect(now?.choices[0]).toMatchObject({ catalogueVersion: 0, reading: { rule: { title: entry.title } } })
    const [pin] = listPins(bed.session.db, found.id)
    expect(pin).toMatchObject({ purpose: 'classification', version: 0, digest: chosen.catalogueDigest })
    expect(pin?.entries.find(({ id }) => id === 'act.skb-d6')).toEqual(entry)
    expect(pin?.entries.map(({ id }) => id)).toContain('sanction.pp94-pdhtaps')
  })

  test('from a catalogue that has changed meanwhile is asked for again', async () => {
    const act = await record()
    const { catalogueDigest } = await considered(act.id)
    const entry = bed.ruleBook.shipped()[0] as RuleEntry
    await bed.api.rules.put({ entry: { ...entry, note: 'Catatan baru' }, reason: 'Naskah resmi dibaca.' })
    await expect(
      bed.api.classification.choose({ id: act.id, readingKey: 'act.skb-d6#0', catalogueDigest, reason: REASON }),
    ).rejects.toMatchObject({ code: 'catalogue_changed' })
  })

  test('is stale once a fact it rests on changes, not for a better description', async () => {
    const act = await record()
    await choose(act.id)
    const described = await bed.api.classification.update({ id: act.id, facts: facts({ description: 'Lebih jelas.' }) })
    expect(described.choiceIsStale).toBe(false)
    const changed = await bed.api.classification.update({ id: act.id, facts: facts({ status: 'prospective' }) })
    expect(changed.choiceIsStale).toBe(true)
    expect((await choose(act.id, 'act.skb-e4#0')).choiceIsStale).toBe(false)
  })

  test('of a PPPK follows the law for PPPK', async () => {
    const act = await record({ subjectId: found.subjects[1]!.id })
    const { readings } = await considered(act.id)
    expect(readings.map(({ track }) => track)).toContain('pppk')
    expect((await choose(act.id, 'act.pppk#0')).choices[0]?.reading).toMatchObject({ track: 'pppk', level: 'severe' })
  })
})

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
    const [like, share] = [await record(), await record({ deed: 'deed.share', status: 'prospective' })]
    await choose(like.id)
    await choose(share.id, 'act.skb-e4#0')
    const { heaviest, notices } = await summary()
    expect(heaviest?.actId).toBe(like.id)
    expect(notices.map(({ kind }) => kind)).toEqual(['single_heaviest', 'other_tracks'])
  })

  test('an earlier sanction of the same NIP, however it is spaced, proposes a heavier kind', async () => {
    await addPrior()
    await choose((await record()).id)
    expect((await summary()).notices).toMatchObject([{ kind: 'repetition' }])
    expect(await bed.api.classification.priors({ nip: '199002302015031000' })).toHaveLength(1)
    expect(await bed.api.classification.priors({ nip: '' })).toEqual([])
  })

  test('decisions of this program are found alike and cannot be withdrawn by hand', async () => {
    const priors = createPriorSanctions(bed.ports)
    const entered = await addPrior()
    bed.session.commit({ action: 'decision.made', subject: found.id }, (db) =>
      priors.record(db, { ...entered, id: 'd'.repeat(32) as never, caseId: found.id }, 'Wening'),
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
  const save = (over = {}) => bed.api.team.save({ caseId: found.id, team: team(over) })

  test('advice follows the classification, until the officer sets the threat himself', async () => {
    expect((await bed.api.team.get({ caseId: found.id })).classified).toBeNull()
    await choose((await record()).id)
    const { classified, checks, authority } = await bed.api.team.get({ caseId: found.id })
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
    const posts = [{ subjectId: found.subjects[0]!.id, positionLevel: 'pengawas' as const }]
    await save({ members, posts, vacant: ['administrator'] })
    const view = await bed.api.team.get({ caseId: found.id })
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
    await choose((await record()).id)
    const check = (signer: string, index = 0) =>
      bed.api.team.checkSigner({ caseId: found.id, subjectId: found.subjects[index]!.id, signer: signer as never })
    expect(await check('ppk')).toEqual([])
    expect(await check('administrator')).toMatchObject([{ severity: 'warning' }])
    expect(await check('administrator', 1)).toEqual([])
  })
})
