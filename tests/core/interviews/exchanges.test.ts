import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange, InterviewId } from '#shared/interviews/model.ts'
import { createHearing, running } from '#tests/support/create-hearing.ts'

let hearing: Awaited<ReturnType<typeof createHearing>>
let interviewId: InterviewId
beforeAll(async () => {
  hearing = await createHearing()
})
afterAll(() => hearing.dispose())
beforeEach(async () => {
  interviewId = (await running(hearing)).id
})
const api = () => hearing.api.interviews
const ask = (question: string, after: Exchange['id'] | null = null) =>
  api().addExchange({ interviewId, question, after })
const questions = async () => (await api().get({ id: interviewId })).exchanges.map(({ question }) => question)

describe('typing', () => {
  test('each batch is a version; the same text again is none; an older base is a conflict', async () => {
    const { id } = await ask('P')
    const save = (answer: string, baseVersion: number) => api().saveExchange({ id, question: 'P', answer, baseVersion })
    expect((await save('Saya', 1)).version).toBe(2)
    expect((await save('Saya tidak', 2)).version).toBe(3)
    expect((await save('Saya tidak', 2)).version).toBe(3)
    await expect(save('Lain', 2)).rejects.toMatchObject({ code: 'version_conflict' })
    expect((await api().get({ id: interviewId })).exchanges[0]).toMatchObject({ answer: 'Saya tidak', version: 3 })
  })

  test.each([
    ['5 000 characters', 'keterangan panjang '.repeat(264).slice(0, 5000)],
    ['Arabic, right to left', 'نعم، أنا كتبت ذلك «اقتباس» 123'],
    ['Javanese', 'ꦲꦶꦁꦒꦶꦃ꧈ ꦏꦸꦭ ꦲꦶꦁꦏꦁ ꦔꦸꦁꦒꦃ꧉'],
    ['emoji, quotes, lines', `"Ya" 'betul' 👍🏽\n\n2) <b>tebal</b> \\ #read("x")`],
  ])('%s comes back letter for letter', async (_, answer) => {
    const { id } = await ask('P')
    await api().saveExchange({ id, question: answer, answer, baseVersion: 1 })
    expect((await api().get({ id: interviewId })).exchanges[0]).toMatchObject({ question: answer, answer })
  })

  test('after the questions ended the last keystrokes still arrive; while reading back no more', async () => {
    const { id } = await ask('P')
    await api().finish({ id: interviewId })
    await api().saveExchange({ id, question: 'P', answer: 'terlambat', baseVersion: 1 })
    await api().beginReadBack({ id: interviewId })
    await expect(api().saveExchange({ id, question: 'P', answer: 'lagi', baseVersion: 2 })).rejects.toMatchObject({
      code: 'step_not_allowed',
    })
  })

  test('batches reload no screen, and the log holds a hash instead of the words', async () => {
    const { id } = await ask('P')
    hearing.events.length = 0
    await api().saveExchange({ id, question: 'P', answer: 'rahasia besar', baseVersion: 1 })
    expect(hearing.events).toEqual(['exchange.saved'])
    const log = JSON.stringify(hearing.db.prepare('SELECT entry FROM audit_log').all())
    expect(log).not.toContain('rahasia besar')
    expect(log).toMatch(/exchange\.saved.{0,200}sha256|sha256.{0,200}exchange\.saved/)
  })
})

describe('order', () => {
  test('added in between, moved, removed and put back', async () => {
    const a = await ask('A')
    await ask('C')
    const b = await ask('B', a.id)
    expect(await questions()).toEqual(['A', 'B', 'C'])
    await api().moveExchange({ id: a.id, to: 3 })
    expect(await questions()).toEqual(['B', 'C', 'A'])
    await api().moveExchange({ id: a.id, to: 99 })
    expect(await questions()).toEqual(['B', 'C', 'A'])
    const without = await api().removeExchange({ id: b.id })
    expect(without.exchanges.map(({ number, question }) => `${number}${question}`)).toEqual(['1C', '2A'])
    expect(without.removed).toMatchObject([{ id: b.id, question: 'B', number: 0 }])
    await expect(api().saveExchange({ id: b.id, question: 'B', answer: 'x', baseVersion: 1 })).rejects.toMatchObject({
      code: 'exchange_not_found',
    })
    const back = await api().restoreExchange({ id: b.id })
    expect(back.exchanges.map(({ number, question }) => `${number}${question}`)).toEqual(['1C', '2A', '3B'])
    expect(back.removed).toEqual([])
  })

  test('the page may name the id: a repeated call adds nothing', async () => {
    const id = hearing.newId() as Exchange['id']
    await api().addExchange({ interviewId, id, question: 'Sekali' })
    await api().addExchange({ interviewId, id, question: 'Sekali' })
    expect(await questions()).toEqual(['Sekali'])
  })

  test('an unknown neighbour or sound of another hearing is not taken', async () => {
    await expect(ask('X', hearing.newId() as Exchange['id'])).rejects.toMatchObject({ code: 'exchange_not_found' })
    const other = await running(hearing)
    const { recordingId } = await api().startRecording({ interviewId: other.id, mimeType: 'audio/webm;codecs=opus' })
    const added = await api().addExchange({ interviewId, sound: { recordingId, offsetMs: 5 } })
    expect(added.sound).toBeNull()
    const own = await api().addExchange({ interviewId: other.id, sound: { recordingId, offsetMs: 5 } })
    expect(own.sound).toEqual({ recordingId, offsetMs: 5 })
  })
})

describe('reading back', () => {
  test('a correction stands beside the answer with who, when and why; a second one too', async () => {
    const { id } = await ask('Kapan?')
    await api().saveExchange({ id, question: 'Kapan?', answer: 'Senin', baseVersion: 1 })
    await expect(api().confirmExchange({ id })).rejects.toMatchObject({ code: 'step_not_allowed' })
    await api().finish({ id: interviewId })
    await api().beginReadBack({ id: interviewId })
    await api().correctExchange({ id, answer: 'Selasa', reason: 'salah ingat' })
    const twice = await api().correctExchange({ id, answer: 'Rabu', reason: '' })
    expect(twice).toMatchObject({
      answer: 'Senin',
      review: 'corrected',
      corrections: [
        { answer: 'Selasa', reason: 'salah ingat', by: 'Wening Prabasari' },
        { answer: 'Rabu', reason: '' },
      ],
    })
    expect((await api().correctExchange({ id, answer: 'Rabu' })).corrections).toHaveLength(2)
  })

  test('a correction that changes nothing is a confirmation', async () => {
    const { id } = await ask('Q')
    await api().saveExchange({ id, question: 'Q', answer: 'J', baseVersion: 1 })
    await api().finish({ id: interviewId })
    await api().beginReadBack({ id: interviewId })
    expect(await api().correctExchange({ id, answer: 'J' })).toMatchObject({ review: 'confirmed', corrections: [] })
  })
})
