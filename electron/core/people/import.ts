import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import type { ImportProgress } from '#shared/people/contract.ts'
import { readEmployee } from '#shared/people/read-row.ts'
import { employeeIdSchema, type ImportSummary, type RowProblem } from '#shared/people/register.ts'
import type { Mapping } from '#shared/tables/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { refuseFileName } from '../reports/refuse-telling.ts'
import { rememberMapping } from '../tables/service.ts'
import { hasText, type TableRows } from '../tables/store.ts'
import { type Change, createPlanner, type Planner } from './plan.ts'
import { allEmployees, allHistories, employeeWriter } from './repository.ts'

type Job = Readonly<{ table: TableRows; mapping: Mapping; asOf: Day }>
type Deps = Readonly<{ session: Session; ports: Pick<Ports, 'now' | 'newId'>; signal: AbortSignal | undefined }>

/** Rows between two breaths of the rest of the program. */
const BATCH = 500
const PROBLEMS_SHOWN = 300
const SAMPLE_SHOWN = 8

/** Says what an import would do. Throws AppError `name_not_mapped`, `import_cancelled`. */
export async function* previewImport(deps: Deps, job: Job): AsyncGenerator<ImportProgress, void> {
  for await (const step of checked(deps, job)) {
    const { done, total, summary } = step
    yield { phase: 'check', done, total, summary }
  }
}

/** Checks every row, then stores all of them in one transaction, or none. */
export async function* importEmployees(deps: Deps, job: Job): AsyncGenerator<ImportProgress, void> {
  const { session, ports } = deps
  refuseFileName(session, session.vaultId, job.table.fileName)
  let last: Checked | null = null
  for await (const step of checked(deps, job)) {
    last = step
    yield { phase: 'check', done: step.done, total: step.total, summary: null }
  }
  if (!last?.summary) return
  const { changes, summary, total } = last
  yield { phase: 'write', done: 0, total, summary: null }
  // A consumer that went away while the last event was on its way wants nothing stored.
  await setImmediate()
  if (deps.signal?.aborted) throw new AppError('import_cancelled')
  const at = toInstant(ports.now())
  const { created, updated, unchanged, skipped } = summary
  const details = { file: job.table.fileName, created, updated, unchanged, skipped, asOf: job.asOf }
  session.commit({ action: 'person.imported', subject: session.vaultId, details }, (db) => {
    const writer = employeeWriter(db)
    const stamp = { source: job.table.fileName, at, by: session.user.name }
    for (const change of changes) {
      const id = change.id ?? employeeIdSchema.parse(ports.newId())
      const employee = { id, person: change.person, birthDay: change.birthDay, at }
      if (change.id) writer.update(employee)
      else writer.insert(employee)
      for (const { track, entry } of change.entries) writer.addEntry(id, { track, entry, ...stamp })
    }
    rememberMapping(db, { purpose: 'people', headers: job.table.headers, mapping: job.mapping, at })
  })
  yield { phase: 'write', done: total, total, summary }
}

type Checked = Readonly<{ done: number; total: number; changes: readonly Change[]; summary: ImportSummary | null }>

async function* checked({ session, signal }: Deps, { table, mapping, asOf }: Job): AsyncGenerator<Checked, void> {
  if ((mapping.name ?? null) === null) throw new AppError('name_not_mapped')
  const { sheet, firstRow, headers } = table
  const register = { known: allEmployees(session.db), histories: allHistories(session.db) }
  const planner = createPlanner(register, { mapping, asOf })
  const tally = createTally()
  const total = sheet.rows.length - firstRow
  for (let at = firstRow; at < sheet.rows.length; at += 1) {
    const done = at - firstRow
    if (done % BATCH === 0) {
      yield { done, total, changes: [], summary: null }
      await setImmediate()
      if (signal?.aborted) throw new AppError('import_cancelled')
    }
    const cells = sheet.rows[at] ?? []
    if (hasText(cells)) judge(readEmployee(cells, at, { mapping, headers, rounded: sheet.rounded }), planner, tally)
  }
  yield { done: total, total, changes: tally.changes, summary: tally.summary() }
}

type Judging = [read: ReturnType<typeof readEmployee>, planner: Planner, tally: Tally]

function judge(...[{ employee, problems }, planner, tally]: Judging): void {
  tally.note(problems)
  if (!employee) return
  const first = planner.repeats(employee)
  if (first !== null) tally.note([repeated(employee.row, first, employee.person.nip)])
  else tally.take(employee, planner.plan(employee))
}

const repeated = (row: number, first: number, nip: string): RowProblem => ({
  row,
  column: '',
  place: `baris ${row}`,
  level: 'skipped',
  message:
    nip === ''
      ? `Orang yang sama sudah tertulis pada baris ${first}; baris ini tidak diimpor.`
      : `NIP ${nip} sudah tertulis pada baris ${first}; baris ini tidak diimpor.`,
})

/** Counts as rows go by; of problems only the first are kept, so that a bad file costs no memory. */
function createTally() {
  const changes: Change[] = []
  const problems: RowProblem[] = []
  const sample: ImportSummary['sample'] = []
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, warnings: 0 }
  return {
    changes,
    note(found: readonly RowProblem[]) {
      counts.warnings += found.filter(({ level }) => level === 'warning').length
      if (found.some(({ level }) => level === 'skipped')) {
        counts.skipped += 1
        counts.rows += 1
      }
      problems.push(...found.slice(0, Math.max(0, PROBLEMS_SHOWN - problems.length)))
    },
    take({ row, person, birthDay }: ImportSummary['sample'][number], change: Change | null) {
      counts.rows += 1
      if (sample.length < SAMPLE_SHOWN) sample.push({ row, person, birthDay })
      if (change === null) counts.unchanged += 1
      else {
        changes.push(change)
        if (change.id) counts.updated += 1
        else counts.created += 1
      }
    },
    summary: (): ImportSummary => ({ ...counts, problems, sample }),
  }
}
type Tally = ReturnType<typeof createTally>
