import type { Day } from '#shared/kernel/instant.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { inventPeople } from '#tests/support/people.ts'
import { type Comparison, figure, middleOf } from './measure.ts'
import type { Section } from './run.ts'

const PEOPLE = 20_000
/** So many the naive way: one commit for each person, as a form would store them. */
const NAIVE = 500
const DAY = '2026-01-01' as Day

/** Import of a whole office: file → worker → check → one transaction. The reference stores one person after another. */
export const section: Section = {
  name: 'register',
  async run(_dir, scale) {
    const count = Math.round(PEOPLE * scale)
    const csv = csvOf(count)
    const times: { ours: number[]; naive: number[] } = { ours: [], naive: [] }
    let memory = 0
    for (let run = 0; run < 3; run += 1) {
      const ours = await createTestCore()
      const before = process.memoryUsage().rss
      times.ours.push(
        await seconds(() =>
          importAll(ours, csv, () => (memory = Math.max(memory, process.memoryUsage().rss - before))),
        ),
      )
      await ours.dispose()
      const naive = await createTestCore()
      times.naive.push((await seconds(() => oneByOne(naive))) * (count / NAIVE))
      await naive.dispose()
    }
    const medians = { saksama: middleOf(times.ours), 'one by one': middleOf(times.naive) }
    const speed = medians['one by one'] / medians.saksama
    const rows: Comparison = {
      what: `import of ${count} people from CSV (reference extrapolated from ${NAIVE})`,
      ours: 'saksama',
      reference: 'one by one',
      medians,
      speed,
      target: 5,
      met: speed >= 5,
      runs: 3,
    }
    return [rows, figure('memory taken by the import, worker included', memory / 2 ** 20, 'MiB', 512)]
  },
}

const csvOf = (count: number) =>
  [
    'NIP;Nama;Golongan;Jabatan;Unit Kerja;TMT Jabatan',
    ...inventPeople(count).map(({ person }) =>
      [person.nip, person.name, person.rank, person.position, person.office, '01/02/2020'].join(';'),
    ),
  ].join('\n')

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function importAll({ api }: TestCore, csv: string, watch: () => void): Promise<void> {
  const base64 = Buffer.from(csv).toString('base64')
  const table = await api.tables.open({ purpose: 'people', fileName: 'pegawai.csv', base64 })
  const wanted = { tableId: table.id, mapping: table.mapping, asOf: DAY }
  for await (const _ of await api.people.import(wanted)) watch()
}

async function oneByOne({ api }: TestCore): Promise<void> {
  for (const { person, birthDay } of inventPeople(NAIVE))
    await api.people.create({ person: aPerson(person), birthDay, validFrom: DAY })
}
