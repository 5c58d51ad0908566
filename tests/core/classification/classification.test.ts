import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listPins } from '#electron/core/rules/service.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { CHOICE_REASON, type ClassifiedCase, createClassifiedCase } from '#tests/support/create-classified-case.ts'

let bed: ClassifiedCase
beforeEach(async () => {
  bed = await createClassifiedCase()
})
afterEach(() => bed.dispose())

describe('an act', () => {
  test('is recorded with its facts and shows every reading of its day', async () => {
    const act = await bed.record()
    expect(act).toMatchObject({ caseId: bed.found.id, facts: bed.facts(), choices: [], choiceIsStale: false })
    const { readings, day, outside } = await bed.considered(act.id)
    expect(day).toBe('2026-10-10')
    expect(outside).toBeNull()
    expect(readings.map(({ track }) => track)).toContain('ethics')
    expect(readings[0]).toMatchObject({ track: 'discipline', level: 'severe' })
  })

  test('belongs to the day where it was done, not to the day in UTC', async () => {
    // 31 Aug 2021 01:00 WIT is still 30 Aug in UTC; PP 94/2021 is in force.
    const act = await bed.record({ local: '2021-08-31T01:00', zone: 'WIT' })
    const { day, readings } = await bed.considered(act.id)
    expect(day).toBe('2021-08-31')
    expect(readings[0]?.rule.id).toBe('norm.pp94-5n6')
  })

  test('outside every catalogue says so and offers nothing', async () => {
    const act = await bed.record({ local: '2001-01-01T10:00' })
    const { outside, readings } = await bed.considered(act.id)
    expect(outside).toMatch(/di luar semua katalog/)
    expect(readings).toEqual([])
  })

  test.each([
    ['in the future', { local: '2027-01-01T00:00' }, 'act_in_future'],
    ['of an unknown deed', { deed: 'deed.none' }, 'deed_unknown'],
    ['of a stranger', { subjectId: 'f'.repeat(32) as never }, 'subject_not_found'],
    ['with foreign evidence', { evidenceIds: ['e'.repeat(32) as never] }, 'evidence_not_in_case'],
  ] as const)('%s is refused', async (_, over, code) => {
    await expect(bed.record(over as never)).rejects.toMatchObject({ code })
    expect(await bed.api.classification.acts({ caseId: bed.found.id })).toEqual([])
  })

  test('is withdrawn with a reason and kept in the database', async () => {
    const act = await bed.record()
    await expect(bed.api.classification.withdraw({ id: act.id, reason: 'salah' })).rejects.toMatchObject({
      code: 'reason_required',
    })
    await bed.api.classification.withdraw({ id: act.id, reason: 'Tercatat dua kali oleh pemeriksa.' })
    expect(await bed.api.classification.acts({ caseId: bed.found.id })).toEqual([])
    expect(bed.db.prepare('SELECT withdraw_reason FROM acts').all()).toHaveLength(1)
    await expect(bed.considered(act.id)).rejects.toMatchObject({ code: 'act_not_found' })
  })

  test('of a closed case cannot be changed', async () => {
    const act = await bed.record()
    await bed.api.cases.moveTo({ id: bed.found.id, state: 'closed', reason: 'Tidak cukup bukti.' })
    await expect(bed.record()).rejects.toMatchObject({ code: 'case_closed' })
    await expect(bed.api.classification.update({ id: act.id, facts: bed.facts() })).rejects.toMatchObject({
      code: 'case_closed',
    })
    await expect(bed.choose(act.id)).rejects.toMatchObject({ code: 'case_closed' })
  })
})

describe('a choice', () => {
  test('needs a written reason and a reading that is there', async () => {
    const act = await bed.record()
    await expect(bed.choose(act.id, 'act.skb-d6#0', 'ya')).rejects.toMatchObject({ code: 'reason_required' })
    await expect(bed.choose(act.id, 'norm.none#0')).rejects.toMatchObject({ code: 'reading_not_found' })
    await expect(bed.choose(act.id, 'act.skb-d6#7')).rejects.toMatchObject({ code: 'reading_not_found' })
  })

  test('is kept with who, when and why; a later one stands above it', async () => {
    const act = await bed.record()
    await bed.choose(act.id)
    const again = await bed.choose(act.id, 'act.skb-e4#0', 'Status yang benar: bakal calon.')
    expect(again.choices.map(({ reading, reason, chosenBy }) => [reading.track, reason, chosenBy])).toEqual([
      ['ethics', 'Status yang benar: bakal calon.', 'Wening Prabasari'],
      ['discipline', CHOICE_REASON, 'Wening Prabasari'],
    ])
    expect(bed.actions.filter((action) => action === 'classification.chosen')).toHaveLength(2)
  })

  test('keeps the words of the law it was made under, whatever the office changes later', async () => {
    const act = await bed.record()
    const chosen = (await bed.choose(act.id)).choices[0]!
    const entry = bed.ruleBook.catalogue(bed.session.db).entries.find(({ id }) => id === 'act.skb-d6') as RuleEntry
    await bed.api.rules.put({ entry: { ...entry, title: 'Rumusan baru' }, reason: 'Naskah resmi dibaca.' })
    const [now] = await bed.api.classification.acts({ caseId: bed.found.id })
    expect(now?.choices[0]).toEqual(chosen)
    expect(now?.choices[0]).toMatchObject({ catalogueVersion: 0, reading: { rule: { title: entry.title } } })
    const [pin] = listPins(bed.session.db, bed.found.id)
    expect(pin).toMatchObject({ purpose: 'classification', version: 0, digest: chosen.catalogueDigest })
    expect(pin?.entries.find(({ id }) => id === 'act.skb-d6')).toEqual(entry)
    expect(pin?.entries.map(({ id }) => id)).toContain('sanction.pp94-pdhtaps')
  })

  test('from a catalogue that has changed meanwhile is asked for again', async () => {
    const act = await bed.record()
    const { catalogueDigest } = await bed.considered(act.id)
    const entry = bed.ruleBook.shipped()[0] as RuleEntry
    await bed.api.rules.put({ entry: { ...entry, note: 'Catatan baru' }, reason: 'Naskah resmi dibaca.' })
    await expect(
      bed.api.classification.choose({ id: act.id, readingKey: 'act.skb-d6#0', catalogueDigest, reason: CHOICE_REASON }),
    ).rejects.toMatchObject({ code: 'catalogue_changed' })
  })

  test('is stale once a fact it rests on changes, not for a better description', async () => {
    const act = await bed.record()
    await bed.choose(act.id)
    const described = await bed.api.classification.update({
      id: act.id,
      facts: bed.facts({ description: 'Lebih jelas.' }),
    })
    expect(described.choiceIsStale).toBe(false)
    const changed = await bed.api.classification.update({ id: act.id, facts: bed.facts({ status: 'prospective' }) })
    expect(changed.choiceIsStale).toBe(true)
    expect((await bed.choose(act.id, 'act.skb-e4#0')).choiceIsStale).toBe(false)
  })

  test('of a PPPK follows the law for PPPK', async () => {
    const act = await bed.record({ subjectId: bed.found.subjects[1]!.id })
    const { readings } = await bed.considered(act.id)
    expect(readings.map(({ track }) => track)).toContain('pppk')
    expect((await bed.choose(act.id, 'act.pppk#0')).choices[0]?.reading).toMatchObject({
      track: 'pppk',
      level: 'severe',
    })
  })
})
