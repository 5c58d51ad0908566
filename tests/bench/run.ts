import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Comparison, Figure, Note } from './measure.ts'

export type Row = Comparison | Figure | Note

export type Section = Readonly<{
  name: string
  run: (dir: string, scale: number) => Promise<readonly Row[]>
}>

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, scale: { type: 'string', default: '1' } },
})

const report: Record<string, readonly Row[]> = {}
for (const name of [
  'import',
  'vault',
  'database',
  'bundle',
  'scale',
  'audit',
  'search',
  'register',
  'names',
  'overview',
  'backup',
  'documents',
  'start',
]) {
  if (values.only && !name.includes(values.only)) continue
  // Only when its turn has come: what other sections load would weigh on this one's memory.
  const { section } = (await import(`./${name}.ts`)) as { section: Section }
  const dir = await mkdtemp(join(tmpdir(), 'saksama-bench-'))
  try {
    report[section.name] = await section.run(dir, Number(values.scale))
    console.log(`\n${section.name}`)
    for (const row of report[section.name] ?? []) console.log(line(row))
  } finally {
    // What goes wrong above is what must be told.
    await rm(dir, { recursive: true, force: true }).catch(() => {})
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)

function line(row: Row): string {
  if ('note' in row) return `  ${row.what}: ${row.note}`
  const verdict = row.met === null ? '' : row.met ? '  ok' : '  MISSED'
  if ('value' in row) {
    return `  ${row.what}: ${row.value.toFixed(2)} ${row.unit}${row.limit === null ? '' : ` (limit ${row.limit})`}${verdict}`
  }
  const times = Object.entries(row.medians).map(([name, value]) => `${name} ${(value * 1000).toFixed(1)} ms`)
  return `  ${row.what}: ${row.speed.toFixed(2)} × the speed of ${row.reference}${row.target === null ? '' : ` (target ≥ ${row.target.toFixed(2)})`}${verdict}   [${times.join(', ')}; ${row.runs} runs]`
}
