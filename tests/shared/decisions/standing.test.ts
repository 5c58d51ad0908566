import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectionsTo } from '#shared/decisions/events.ts'
import { type EventData, type EventKind, eventKindSchema } from '#shared/decisions/model.ts'
import { siasnChecklist, siasnRecordOf } from '#shared/decisions/siasn.ts'
import { lastDayOf, standingOf } from '#shared/decisions/standing.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { aPerson } from '#tests/support/builders.ts'
import { aDecision, anEvent, aSanction } from '#tests/support/decisions.ts'

const day = (text: string) => daySchema.parse(text)
const recorded = (kind: EventKind, on: string, over: Partial<EventData> = {}) =>
  anEvent({ kind, day: day(on), ...over })

describe('the last day of a sanction', () => {
  test.each([
    ['2026-03-02', 12, '2027-03-01'],
    ['2026-03-01', 6, '2026-08-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 9, '2027-09-14'],
  ])('from %s for %i months is %s', (first, months, last) => {
    expect(lastDayOf(day(first), months)).toBe(last)
  })

  test('each month follows the one before it', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 48 }), (date, months) => {
        const first = day(date.toISOString().slice(0, 10))
        expect(lastDayOf(first, months + 1) > lastDayOf(first, months)).toBe(true)
        expect(lastDayOf(first, months) > first || months === 0).toBe(true)
      }),
    )
  })
})

describe('where a decision stands', () => {
  test('in effect with its end once delivered and effective', () => {
    const decision = aDecision({ events: [recorded('delivered', '2026-02-08'), recorded('effective', '2026-03-02')] })
    expect(standingOf(decision)).toMatchObject({
      deliveredOn: '2026-02-08',
      effectiveOn: '2026-03-02',
      endsOn: '2027-03-01',
      appeal: 'none',
      cancelled: false,
    })
  })

  test('an appeal runs until it is decided; a changed sanction is what holds then', () => {
    const filed = recorded('appeal_filed', '2026-02-20')
    expect(standingOf(aDecision({ events: [filed] })).appeal).toBe('running')
    const lighter = aSanction({ key: 'sanction.lebih-ringan', months: 6 })
    const decided = { ...recorded('appeal_decided', '2026-05-01', { outcome: 'lightened' }), sanction: lighter }
    const settled = standingOf(aDecision({ events: [filed, decided] }))
    expect(settled).toMatchObject({ appeal: 'settled', sanction: { key: 'sanction.lebih-ringan' }, cancelled: false })
  })

  test('a cancelled decision leaves no sanction', () => {
    const events = [
      recorded('objection_filed', '2026-02-20'),
      recorded('objection_decided', '2026-03-01', { outcome: 'cancelled' }),
    ]
    expect(standingOf(aDecision({ events }))).toMatchObject({ sanction: null, cancelled: true })
  })
})

describe('what speaks against an event', () => {
  const at = { today: day('2026-06-01'), counted: day('2026-03-02') }
  const against = (event: EventData, events: readonly ReturnType<typeof recorded>[] = []) =>
    objectionsTo(aDecision({ events: [...events] }), event, at)

  test('nothing precedes the decision, nothing happened in the future', () => {
    expect(against(recorded('sent', '2026-01-31')).refused[0]).toContain('mendahului tanggal keputusan')
    expect(against(recorded('sent', '2026-06-02')).refused[0]).toContain('masa depan')
    expect(against(recorded('called', '2026-06-02')).refused).toEqual([])
  })

  test('an answer needs its question, an end its beginning', () => {
    expect(against(recorded('appeal_decided', '2026-04-01', { outcome: 'upheld' })).refused[0]).toContain(
      'Belum ada banding',
    )
    expect(against(recorded('served', '2026-04-01')).refused[0]).toContain('Belum ada mulai berlakunya')
  })

  test('an effect on another day than counted, or without delivery, wants a reason', () => {
    const delivered = recorded('delivered', '2026-02-08', { manner: 'posted' })
    expect(against(recorded('effective', '2026-03-02'), [delivered])).toEqual({ refused: [], unusual: [] })
    expect(against(recorded('effective', '2026-03-03'), [delivered]).unusual[0]).toContain('2 Maret 2026')
    expect(against(recorded('effective', '2026-03-02')).unusual[0]).toContain('Belum ada penyampaian')
  })

  test('each remedy belongs to its kind of decision', () => {
    const delivered = recorded('delivered', '2026-02-08', { manner: 'in_person' })
    const filed = (kind: EventKind, dismissal: boolean | null) =>
      objectionsTo(
        aDecision({ sanction: aSanction({ dismissal }), events: [delivered] }),
        recorded(kind, '2026-02-12'),
        at,
      ).unusual
    expect(filed('appeal_filed', false)).toEqual([expect.stringContaining('BPASN hanya terhadap pemberhentian')])
    expect(filed('objection_filed', true)).toEqual([expect.stringContaining('bukan keberatan')])
    for (const [kind, dismissal] of [
      ['appeal_filed', true],
      ['objection_filed', false],
      ['appeal_filed', null],
      ['objection_filed', null],
    ] as const)
      expect(filed(kind, dismissal)).toEqual([])
  })

  test('nothing is served before its time is over', () => {
    const events = [recorded('delivered', '2026-02-08', { manner: 'in_person' }), recorded('effective', '2026-03-02')]
    const served = (on: string) =>
      objectionsTo(aDecision({ events }), recorded('served', on), { ...at, today: day('2027-06-01') }).unusual
    expect(served('2027-02-28')).toEqual(['Masa hukuman baru berakhir 1 Maret 2027.'])
    expect(served('2027-03-01')).toEqual([])
  })

  test('a moral sanction is done with its declaration: served once delivered, never appealed', () => {
    const sanction = { ...aDecision().sanction!, track: 'ethics' as const }
    const delivered = recorded('delivered', '2026-02-08', { manner: 'in_person' })
    const moral = (event: EventData, events: readonly ReturnType<typeof recorded>[] = [delivered]) =>
      objectionsTo(aDecision({ sanction, events: [...events] }), event, at).refused
    expect(moral(recorded('served', '2026-02-09'))).toEqual([])
    expect(moral(recorded('served', '2026-02-09'), [])[0]).toContain('Belum ada penyampaian keputusan')
    for (const kind of ['effective', 'objection_filed', 'appeal_filed'] as const)
      expect(moral(recorded(kind, '2026-02-09'))[0]).toContain('Sanksi moral')
  })

  test('manner, ruling and new sanction stand exactly where they belong', () => {
    expect(against(recorded('delivered', '2026-02-08', { manner: null })).refused).toEqual(['Pilih cara penyampaian.'])
    const filed = recorded('objection_filed', '2026-02-20')
    const ruled = (over: Partial<EventData>) =>
      against(recorded('objection_decided', '2026-03-01', over), [filed]).refused
    expect(ruled({})).toEqual(['Pilih amar keputusan atas upaya administratif.'])
    expect(ruled({ outcome: 'lightened' })).toEqual(['Pilih jenis hukuman yang kini berlaku.'])
    expect(ruled({ outcome: 'upheld', sanctionKey: 'sanction.x' })).toHaveLength(1)
    expect(ruled({ outcome: 'lightened', sanctionKey: 'sanction.x' })).toEqual([])
  })

  test('every kind of event, on any day, is answered with sentences only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...eventKindSchema.options), fc.integer({ min: 0, max: 200 }), (kind, offset) => {
        const on = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)
        const { refused, unusual } = against(recorded(kind, on))
        for (const sentence of [...refused, ...unusual]) expect(sentence).toMatch(/^[A-Z].*\.$/)
      }),
    )
  })
})

describe('the record for SIASN', () => {
  test('has dates, months, regulation and rank in its fields', () => {
    const decision = aDecision({ events: [recorded('delivered', '2026-02-08'), recorded('effective', '2026-03-02')] })
    expect(siasnRecordOf(decision, aPerson())).toMatchObject({
      skNomor: '800.1.6.2/1/2026',
      skTanggal: '01-02-2026',
      hukumanTanggal: '02-03-2026',
      akhirHukumanTanggal: '01-03-2027',
      masaTahun: '1',
      masaBulan: '0',
      nomorPp: '94/2021',
      golonganLama: 'Penata Muda Tingkat I (III/b)',
      pnsOrangId: '',
    })
  })

  test('says what is still open', () => {
    const open = siasnChecklist(aDecision(), aPerson({ nip: '123' }))
    expect(open.join(' ')).toMatch(/NIP.*Penyampaian.*mulai berlaku.*Pilih pada SIASN.*Lampirkan/)
  })
})
