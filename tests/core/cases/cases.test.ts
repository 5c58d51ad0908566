import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, HARD_NAMES } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

const open = (over = {}) => core.api.cases.open({ title: 'Dugaan pelanggaran', subjects: [aPerson(over)] })

describe('cases', () => {
  test('open in telaah with a snapshot of the subject', async () => {
    const opened = await open()
    expect(opened).toMatchObject({ number: `P-${core.now().getUTCFullYear()}-001`, state: 'review' })
    expect(opened.subjects.map(({ person }) => person)).toEqual([aPerson()])
  })

  test.each(HARD_NAMES)('find a subject by name: %s', async (name) => {
    const { id } = await open({ name })
    await open()
    const [found, ...others] = await core.api.cases.list({ search: [...name].slice(0, 6).join('') })
    expect(found).toMatchObject({ id, subjectNames: [name] })
    expect(others).toEqual([])
  })

  test('move along the allowed steps only, back or closed with a reason', async () => {
    const { id } = await open()
    const move = (state: string, reason = '') => core.api.cases.moveTo({ id, state: state as never, reason })
    await expect(move('finished')).rejects.toMatchObject({ code: 'step_not_allowed' })
    expect((await move('clarification')).state).toBe('clarification')
    await expect(move('review')).rejects.toMatchObject({ code: 'reason_required' })
    expect((await move('review', 'Data kurang.')).state).toBe('review')
    expect((await move('closed', 'Tidak cukup bukti.')).closeReason).toBe('Tidak cukup bukti.')
    await expect(core.api.cases.rename({ id, title: 'Baru' })).rejects.toMatchObject({ code: 'case_closed' })
    expect((await move('review', 'Ada bukti baru.')).closeReason).toBe('')
  })

  test('are filtered by state, newest change first', async () => {
    const a = await open()
    const b = await open()
    await core.api.cases.rename({ id: a.id, title: 'Diubah' })
    expect((await core.api.cases.list({})).map(({ id }) => id)).toEqual([a.id, b.id])
    await core.api.cases.moveTo({ id: b.id, state: 'clarification', reason: '' })
    expect((await core.api.cases.list({ state: 'clarification' })).map(({ id }) => id)).toEqual([b.id])
  })

  test('an unknown case or subject is said so', async () => {
    const { id } = await open()
    const stranger = 'f'.repeat(32)
    await expect(core.api.cases.get({ id: stranger })).rejects.toMatchObject({ code: 'case_not_found' })
    await expect(
      core.api.cases.updateSubject({ id, subjectId: stranger, person: aPerson(), asOf: '2026-10-10' }),
    ).rejects.toMatchObject({ code: 'subject_not_found' })
  })

  test('a change that fails leaves neither row nor audit entry', async () => {
    const { id, subjects } = await open()
    const before = await core.api.audit.head()
    await core.api.cases
      .updateSubject({ id, subjectId: 'f'.repeat(32), person: aPerson({ name: 'Lain' }), asOf: '2026-10-10' })
      .catch(() => {})
    expect(await core.api.audit.head()).toEqual(before)
    expect((await core.api.cases.get({ id })).subjects).toEqual(subjects)
  })

  test('nothing is to be had while locked', async () => {
    const { id } = await open()
    await core.api.vault.lock()
    await expect(core.api.cases.get({ id })).rejects.toMatchObject({ code: 'vault_locked' })
    await expect(core.api.cases.list({})).rejects.toMatchObject({ code: 'vault_locked' })
  })
})
