import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NameList } from '#shared/namecheck/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.dispose())

async function listOf(text: string, title = 'Anggota partai contoh') {
  const base64 = Buffer.from(text).toString('base64')
  const table = await core.api.tables.open({ purpose: 'names', fileName: 'tempelan', base64 })
  return core.api.namecheck.create({ title, tableId: table.id, mapping: table.mapping })
}
async function matched(list: NameList): Promise<NameList> {
  let last: NameList | null = null
  for await (const event of await core.api.namecheck.match({ id: list.id })) last = event.list ?? last
  if (!last) throw new Error('No list came.')
  return last
}

describe('a list', () => {
  test('is refused without names, and waits for a register', async () => {
    await expect(listOf('Nama\n\n')).rejects.toMatchObject({ code: 'list_empty' })
    const { list, skipped } = await listOf('Nama;Partai\nBadu Contoh;Partai Contoh\n;Partai Contoh\n')
    expect([list.entries, skipped]).toEqual([1, 1])
    await expect(matched(list)).rejects.toMatchObject({ code: 'register_empty' })
  })

  test('is matched, decided, made a report, and leaves as XLSX and PDF', async () => {
    const nip = '197001302000011000'
    const make = (name: string, over = {}) =>
      core.api.people.create({
        person: aPerson({ name, nip, ...over }),
        birthDay: '1970-01-30' as never,
        validFrom: '2020-01-01' as never,
      })
    const { id: soekarno } = await make('Mohammad Soesilo Percobaan')
    await make('Tuti Andaikata', { nip: '198002292005012000' })
    const { list } = await listOf(
      'Nama\tTgl Lahir\tPartai\nDrs. H. M. Susilo Percobaan, M.Si\t30/01/1970\t=cmd|calc\nZzz Qqq\t\t\n',
    )
    const done = await matched(list)
    expect(done).toMatchObject({ entries: 2, withCandidates: 1, decided: 0, comparedWith: 2 })

    const { entries } = await core.api.namecheck.entries({ id: list.id, filter: 'open' })
    const [entry] = entries
    expect(entry?.candidates[0]).toMatchObject({ employeeId: soekarno })
    expect(entry?.candidates[0]?.score).toBeGreaterThan(90)
    expect(entry?.candidates[0]?.reasons.map(({ kind }) => kind)).toContain('same_birth_day')

    const id = entry!.id
    await expect(core.api.namecheck.makeReport({ id, source: 'monitoring' })).rejects.toMatchObject({
      code: 'not_decided',
    })
    await expect(core.api.namecheck.decide({ id, verdict: 'same', employeeId: null, note: '' })).rejects.toMatchObject({
      code: 'person_missing',
    })
    await core.api.namecheck.decide({ id, verdict: 'unsure', employeeId: null, note: 'Menunggu KTA.' })
    const decided = await core.api.namecheck.decide({
      id,
      verdict: 'same',
      employeeId: soekarno,
      note: 'KTA diperlihatkan.',
    })
    expect(decided.decision).toMatchObject({ verdict: 'same', by: core.ownerName })

    const { reportId } = await core.api.namecheck.makeReport({ id, source: 'monitoring' })
    expect(await core.api.reports.get({ id: reportId })).toMatchObject({
      suspectNip: nip,
      state: 'new',
      hasReporter: false,
    })
    await expect(core.api.namecheck.makeReport({ id, source: 'monitoring' })).rejects.toMatchObject({
      code: 'report_made',
    })

    expect(await matched(list)).toMatchObject({ decided: 1, same: 1 })
    for (const format of ['xlsx', 'pdf'] as const) {
      const { savedAs } = await core.api.namecheck.export({ id: list.id, format, filter: 'all' })
      const bytes = readFileSync(savedAs ?? '')
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
    }
    const actions = (await core.api.audit.list({})).entries.map(({ action }) => action)
    expect(actions).toEqual(
      expect.arrayContaining([
        'namecheck.list_created',
        'namecheck.matched',
        'namecheck.decided',
        'namecheck.exported',
      ]),
    )
  })

  test('that is left while comparing changes nothing', async () => {
    const { list } = await listOf(
      `Nama\n${Array.from({ length: 400 }, (_, at) => `Badu Contoh ${at}`).join('\n')}`,
      'Ditinggal',
    )
    for await (const _ of await core.api.namecheck.match({ id: list.id })) break
    expect(await core.api.namecheck.get({ id: list.id })).toMatchObject({ matchedAt: null, withCandidates: 0 })
  })
})
