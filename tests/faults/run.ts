import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createBed } from './bed.ts'
import type { Options, Row, Section } from './section.ts'

const SECTIONS = ['kills', 'power', 'full-disk', 'damage', 'misuse', 'rights', 'parsers'] as const

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    cuts: { type: 'string', default: '100' },
    only: { type: 'string' },
    json: { type: 'string' },
    /** Each part ends after so many minutes with what it reached, which then counts as a fault. */
    minutes: { type: 'string', default: '600' },
  },
})

const report: Record<string, Section> = {}
const bed = await createBed()
try {
  for (const name of SECTIONS) if (!values.only || values.only.split(',').includes(name)) await runSection(name)
} finally {
  bed.end()
}
printTotals()
if (values.json) writeFileSync(values.json, `${JSON.stringify({ totals: totals(), sections: report }, null, 2)}\n`)
process.exitCode = Object.values(report).every(({ problems }) => problems.length === 0) ? 0 : 1

async function runSection(name: (typeof SECTIONS)[number]) {
  const until = performance.now() + Number(values.minutes) * 60_000
  const options: Options = {
    bed,
    kills: Number(values.kills),
    cuts: Number(values.cuts),
    isOver: () => performance.now() > until,
    say: (line) => process.stderr.write(`  … ${line}\n`),
  }
  const { run } = (await import(`./${name}.ts`)) as { run(options: Options): Promise<Section> }
  const section = await run(options).catch((error) => ({ rows: [], problems: [`${name} broke off: ${error.stack}`] }))
  report[name] = section
  console.log(`\n${name}`)
  for (const row of section.rows) console.log(line(row))
  for (const note of ('notes' in section && section.notes) || []) console.log(`  note: ${note}`)
  for (const problem of section.problems) console.log(`  PROBLEM: ${problem}`)
}

function line({ what, counts, ok }: Row): string {
  const figures = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  return `  ${ok ? 'ok    ' : 'FAILED'} ${what}: ${figures.join(', ')}`
}

/** Over all parts but the negative controls, which are there to lose. */
function totals(): Record<string, number> {
  const sum = { runs: 0, acknowledged: 0, lost: 0, unverifiable: 0, plaintextBytes: 0, bypassed: 0 }
  const rows = Object.values(report).flatMap((section) => section.rows.filter(({ control }) => !control))
  for (const { counts } of rows)
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name] ?? 0
  return sum
}

function printTotals() {
  console.log(`\nin all: ${line({ what: '', counts: totals(), ok: true }).slice(11)}`)
}
