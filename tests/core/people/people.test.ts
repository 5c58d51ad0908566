import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Day } from '#shared/kernel/instant.ts'
import type { ImportSummary } from '#shared/people/register.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { inventPeople } from '#tests/support/people.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

const day = (text: string) => text as Day
const NIP = '199002302015031000'

async function bring(csv: string, asOf = '2026-01-01', kind: 'preview' | 'import' = 'import'): Promise<ImportSummary> {
  const table = await core.api.tables.open({
    purpose: 'people',
    fileName: 'pegawai.csv',
    base64: Buffer.from(csv).toString('base64'),
  })
  const wanted = { tableId: table.id, mapping: table.mapping, asOf: day(asOf) }
  let summary: ImportSummary | null = null
  for await (const event of await core.api.people[kind](wanted)) summary = event.summary ?? summary
  if (!summary) throw new Error('No summary came.')
  return summary
}
const everyone = async () => (await core.api.people.search({ limit: 200 })).people
const HEAD = 'NIP;Nama;Gol;Jabatan;Unit Kerja;TMT Jabatan'

describe('an import', () => {
  test('is previewed without a trace, then stored whole', async () => {
    const csv = `${HEAD}\n${NIP};Badu Contoh, S.Kom.;IIIb;Analis;Dinas Contoh;01/02/2020\n`
    const before = (await core.api.audit.list({})).entries.length
    expect(await bring(csv, '2026-01-01', 'preview')).toMatchObject({ rows: 1, created: 1, updated: 0 })
    expect(await everyone()).toEqual([])
    expect((await core.api.audit.list({})).entries.length).toBe(before)
    expect(await bring(csv)).toMatchObject({ created: 1, skipped: 0 })
    expect((await everyone())[0]).toMatchObject({
      person: {
        name: 'Badu Contoh',
        titleAfter: 'S.Kom.',
        nip: NIP,
        rank: 'Penata Muda Tingkat I (III/b)',
        position: 'Analis',
      },
      birthDay: null,
    })
    expect(await bring(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  })

  test('updates by NIP, keeps what the file does not say, and remembers what held before', async () => {
    await bring(`${HEAD}\n${NIP};Badu Contoh;IIIb;Analis;Dinas Contoh;01/02/2020\n`)
    await bring(`NIP;Nama;Jabatan;TMT Jabatan\n${NIP};Badu Contoh;Kepala Seksi;01/07/2026\n`, '2026-08-01')
    const [{ id, person } = { id: '' as never, person: aPerson() }] = await everyone()
    expect(person).toMatchObject({
      position: 'Kepala Seksi',
      office: 'Dinas Contoh',
      rank: 'Penata Muda Tingkat I (III/b)',
    })
    const at = async (when: string) => (await core.api.people.asOf({ id, day: day(when) })).person.position
    expect([await at('2020-02-01'), await at('2026-06-30'), await at('2026-07-01')]).toEqual([
      'Analis',
      'Analis',
      'Kepala Seksi',
    ])
    const early = await core.api.people.asOf({ id, day: day('2019-12-31') })
    expect(early).toMatchObject({ exact: false, person: { position: 'Analis' } })
    expect(early.remarks.join(' ')).toContain('baru tercatat sejak')
    expect((await core.api.people.get({ id })).history.filter(({ track }) => track === 'position')).toHaveLength(2)
  })

  test('an older state that comes later goes where it belongs', async () => {
    await bring(`${HEAD}\n${NIP};Badu Contoh;IIIb;Kepala;Dinas;01/01/2026\n`)
    await bring(`${HEAD}\n${NIP};Badu Contoh;IIIb;Staf;Dinas;01/01/2021\n`)
    const [one] = await everyone()
    expect(one?.person.position).toBe('Kepala')
    expect((await core.api.people.asOf({ id: one!.id, day: day('2022-05-05') })).person.position).toBe('Staf')
  })

  test('a NIP twice, a name that is missing: left out and named, the rest comes in', async () => {
    const summary = await bring(
      `${HEAD}\n${NIP};Badu;;;;\n${NIP};Ganda;;;;\n;;;;;x\n;Tanpa Nip;;;Dinas;\n;Tanpa Nip;;;Dinas;\n`,
    )
    expect(summary).toMatchObject({ created: 2, skipped: 3 })
    const skipped = summary.problems.filter(({ level }) => level === 'skipped')
    expect(skipped.map(({ place }) => place)).toEqual(['baris 3', 'baris 4, kolom B', 'baris 6'])
    expect(skipped[0]?.message).toContain('baris 2')
  })

  test('that is left stores nothing', async () => {
    const people = inventPeople(1500)
    const csv = `NIP;Nama\n${people.map(({ person }) => `${person.nip};${person.name}`).join('\n')}`
    const table = await core.api.tables.open({
      purpose: 'people',
      fileName: 'a.csv',
      base64: Buffer.from(csv).toString('base64'),
    })
    const events = await core.api.people.import({ tableId: table.id, mapping: table.mapping, asOf: day('2026-01-01') })
    for await (const event of events) if (event.done >= 500) break
    expect(await everyone()).toEqual([])
    const wanted = { tableId: table.id, mapping: { ...table.mapping, name: null }, asOf: day('2026-01-01') }
    await expect(core.api.people.preview(wanted).then((stream) => stream.next())).rejects.toMatchObject({
      code: 'name_not_mapped',
    })
  })

  test('remembers the columns for the same headers', async () => {
    const csv = `Kode;Siapa;Nama\n1;Badu;x\n`
    const open = () =>
      core.api.tables.open({ purpose: 'people', fileName: 'a.csv', base64: Buffer.from(csv).toString('base64') })
    const table = await open()
    for await (const _ of await core.api.people.import({
      tableId: table.id,
      mapping: { name: 1 },
      asOf: day('2026-01-01'),
    }));
    expect(await open()).toMatchObject({ remembered: true, mapping: { name: 1 } })
  })
})

test('by hand: a NIP is one person, a change is history, a search finds by any words', async () => {
  const make = { person: aPerson({ name: 'Tuti Percobaan', nip: NIP }), birthDay: null, validFrom: day('2025-01-01') }
  const { id } = await core.api.people.create(make)
  await expect(core.api.people.create(make)).rejects.toMatchObject({ code: 'nip_taken' })
  const changed = await core.api.people.update({
    ...make,
    id,
    person: { ...make.person, office: 'Kecamatan Misal' },
    validFrom: day('2026-05-01'),
  })
  expect(changed.history.filter(({ track }) => track === 'position').map(({ validFrom }) => validFrom)).toEqual([
    '2026-05-01',
    '2025-01-01',
  ])
  const total = async (search: string) => (await core.api.people.search({ search })).total
  expect([
    await total('percob tuti'),
    await total('19900230 201503 1 000'),
    await total('%'),
    await total('tuti x'),
  ]).toEqual([1, 1, 1, 0])
})

test('an account is claimed, shown by evidence, withdrawn with a reason', async () => {
  const { id: employeeId } = await core.api.people.create({
    person: aPerson(),
    birthDay: null,
    validFrom: day('2025-01-01'),
  })
  const { id: caseId } = await core.api.cases.open({ title: 'Dugaan', subjects: [aPerson()] })
  const imported = await core.importBytes({ kind: 'case', id: caseId }, 'a.png', pngBytes(3, 3))
  const evidenceId = imported.ok ? imported.evidence.id : ('' as never)
  const link = {
    employeeId,
    platform: 'facebook',
    account: '@Akun.Contoh',
    url: '',
    evidenceId: null,
    note: '',
  } as const
  const account = await core.api.people.addAccount(link)
  expect(account.state).toBe('claimed')
  await expect(core.api.people.addAccount({ ...link, account: 'facebook.com/akun.contoh' })).rejects.toMatchObject({
    code: 'account_known',
  })
  const proven = await core.api.people.proveAccount({ id: account.id, evidenceId, note: 'Foto profil sama.' })
  expect(proven).toMatchObject({
    state: 'evidenced',
    evidence: { id: evidenceId, number: 'B-1', caseId },
    changedBy: core.ownerName,
  })
  expect(await core.api.people.withdrawAccount({ id: account.id, reason: 'Ternyata akun lain.' })).toMatchObject({
    state: 'withdrawn',
  })
  await expect(core.api.people.withdrawAccount({ id: account.id, reason: 'Sekali lagi.' })).rejects.toMatchObject({
    code: 'account_withdrawn',
  })
  const record = await core.api.people.get({ id: employeeId })
  expect(record.cases.map(({ id }) => id)).toEqual([caseId])
})
