import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, HARD_NAMES } from '#tests/support/builders.ts'
import { aPreparation, createHearing, prepared, running, WILLING } from '#tests/support/create-hearing.ts'

let hearing: Awaited<ReturnType<typeof createHearing>>
beforeAll(async () => {
  hearing = await createHearing()
})
afterAll(() => hearing.dispose())
const api = () => hearing.api.interviews

const states = (id: string) => {
  const rows = hearing.db.prepare('SELECT kind FROM interview_moments WHERE interview_id = ? ORDER BY id').all(id)
  return rows.map((row) => (row as { kind: string }).kind)
}

describe('from preparation to the end', () => {
  test('a whole hearing leaves its timeline and comes back as it was', async () => {
    const { id } = await running(hearing)
    const first = await api().addExchange({ interviewId: id as never, question: 'Apakah Saudara sehat?' })
    await api().saveExchange({ id: first.id, question: first.question, answer: 'Sehat.', baseVersion: 1 })
    await api().pause({ id, note: 'Salat Zuhur' })
    await api().resume({ id })
    await api().finish({ id })
    await api().beginReadBack({ id })
    await expect(api().concludeReadBack({ id, manner: 'read_aloud', statement: '' })).rejects.toMatchObject({
      code: 'not_all_reviewed',
    })
    await api().confirmExchange({ id: first.id })
    await api().concludeReadBack({ id, manner: 'read_aloud', statement: 'Membenarkan semua keterangan.' })
    const end = await api().conclude({ id })
    expect(end).toMatchObject({
      state: 'concluded',
      readBack: { manner: 'read_aloud', statement: 'Membenarkan semua keterangan.' },
      exchanges: [{ number: 1, answer: 'Sehat.', review: 'confirmed' }],
    })
    expect(end.timeline.find(({ kind }) => kind === 'paused')?.note).toBe('Salat Zuhur')
    expect(states(id)).toEqual([
      'prepared',
      'started',
      'paused',
      'resumed',
      'finished',
      'read_back_begun',
      'read_back_concluded',
      'concluded',
    ])
    expect(await api().get({ id })).toEqual(end)
  })

  test('unwilling: needs a reason, is recorded, and is the end', async () => {
    const { id } = await prepared(hearing)
    const unwilling = { id, ...WILLING, willing: false }
    await expect(api().start(unwilling)).rejects.toMatchObject({ code: 'note_required' })
    const declined = await api().start({ ...unwilling, note: 'Menunggu pendamping hukum.' })
    expect(declined).toMatchObject({ state: 'declined', opening: { note: 'Menunggu pendamping hukum.' } })
    expect(declined.finishedAt).not.toBeNull()
    await expect(api().resume({ id })).rejects.toMatchObject({ code: 'step_not_allowed' })
    await expect(api().addExchange({ interviewId: id as never })).rejects.toMatchObject({ code: 'step_not_allowed' })
  })

  test.each([{ identityConfirmed: false }, { healthy: false }])('%o wants a remark', async (over) => {
    const { id } = await prepared(hearing)
    await expect(api().start({ id, ...WILLING, ...over })).rejects.toMatchObject({ code: 'note_required' })
    expect((await api().start({ id, ...WILLING, ...over, note: 'Dicatat.' })).state).toBe('running')
  })

  test('absent is an end of its own', async () => {
    const { id } = await prepared(hearing)
    expect((await api().markAbsent({ id, note: 'Tidak hadir tanpa kabar.' })).state).toBe('absent')
    await expect(api().start({ id, ...WILLING })).rejects.toMatchObject({ code: 'step_not_allowed' })
  })

  test('nobody who examines: not started; nothing asked: not read back', async () => {
    const { id } = await prepared(hearing, { participants: [] })
    await expect(api().start({ id, ...WILLING })).rejects.toMatchObject({ code: 'examiner_missing' })
    const { id: other } = await running(hearing)
    await api().finish({ id: other })
    await expect(api().beginReadBack({ id: other })).rejects.toMatchObject({ code: 'nothing_asked' })
  })

  test('more can be asked after the read-back began; what was confirmed stays', async () => {
    const { id } = await running(hearing)
    const first = await api().addExchange({ interviewId: id as never, question: 'Satu?' })
    await api().finish({ id })
    const begun = await api().beginReadBack({ id })
    await api().confirmExchange({ id: first.id })
    await api().resume({ id })
    const second = await api().addExchange({ interviewId: id as never, question: 'Dua?' })
    await expect(
      api().saveExchange({ id: first.id, question: 'Lain?', answer: '', baseVersion: 1 }),
    ).rejects.toMatchObject({ code: 'exchange_reviewed' })
    await api().finish({ id })
    const again = await api().beginReadBack({ id })
    expect(again.readBack?.begunAt).toBe(begun.readBack?.begunAt)
    expect(again.exchanges.map(({ id: it, review }) => [it, review])).toEqual([
      [first.id, 'confirmed'],
      [second.id, 'pending'],
    ])
  })
})

describe('preparation', () => {
  test('the subject is a snapshot, taken anew until the start and never after', async () => {
    const it = await prepared(hearing)
    const change = (rank: string) =>
      hearing.api.cases.updateSubject({
        id: it.caseId,
        subjectId: it.subjectId,
        person: aPerson({ rank }),
        asOf: '2026-10-20' as never,
      })
    await change('Penata (III/c)')
    expect((await api().get({ id: it.id })).subject.rank).toBe('Penata Muda Tingkat I (III/b)')
    expect((await api().start({ id: it.id, ...WILLING })).subject.rank).toBe('Penata (III/c)')
    await change('Pembina (IV/a)')
    expect((await api().get({ id: it.id })).subject.rank).toBe('Penata (III/c)')
    await expect(
      api().update({ id: it.id, subjectId: it.subjectId, ...aPreparation(hearing.newId) }),
    ).rejects.toMatchObject({ code: 'step_not_allowed' })
  })

  test.each(HARD_NAMES)('%s comes back unchanged', async (name) => {
    const it = await prepared(hearing, {
      place: name,
      participants: [{ id: hearing.newId() as never, role: 'team_lead', person: aPerson({ name }) }],
    })
    const found = await api().get({ id: it.id })
    expect([found.place, found.participants[0]?.person.name]).toEqual([name, name])
    expect(await api().list({ caseId: it.caseId })).toMatchObject([{ id: it.id, place: name, exchangeCount: 0 }])
  })

  test('a subject, exhibit or person that does not fit is refused', async () => {
    const it = await prepared(hearing)
    const other = await prepared(hearing)
    const base = { caseId: it.caseId, subjectId: it.subjectId, ...aPreparation(hearing.newId) }
    await expect(api().prepare({ ...base, subjectId: other.subjectId })).rejects.toMatchObject({
      code: 'subject_not_in_case',
    })
    await expect(api().prepare({ ...base, evidenceIds: [hearing.newId() as never] })).rejects.toMatchObject({
      code: 'evidence_not_in_case',
    })
    const [person] = base.participants
    await expect(api().prepare({ ...base, participants: [person!, person!] })).rejects.toMatchObject({
      code: 'participant_twice',
    })
    await hearing.api.cases.moveTo({ id: it.caseId, state: 'closed', reason: 'Tidak cukup bukti.' })
    await expect(api().prepare(base)).rejects.toMatchObject({ code: 'case_closed' })
  })
})
