import { createRouterClient } from '@orpc/server'
import { createWorkCalendars } from '#electron/core/calendar/service.ts'
import { NO_ALLEGATION, newCaseId, openCase } from '#electron/core/cases/service.ts'
import { createDeadlinesHandlers } from '#electron/core/deadlines/handlers.ts'
import type { Connection, WriteDb } from '#electron/core/kernel/database.ts'
import { createGuard } from '#electron/core/kernel/guard.ts'
import { createStatisticsHandlers } from '#electron/core/statistics/handlers.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { NO_DETAILS } from '#shared/procedure/model.ts'
import { aPerson, aReport } from '#tests/support/builders.ts'
import { createRulesBed, type RulesBed } from '#tests/support/create-rules-bed.ts'
import { aDecision } from '#tests/support/decisions.ts'
import { compare, figure, middleOf } from './measure.ts'
import type { Section } from './run.ts'

const CASES = 10_000
/** One case in so many still has a clock that runs. */
const OPEN = 100
const AT = '2026-10-20T02:00:00.000Z'
const ALL = { from: null, to: null }

/** Start page and statistics over a full database, against nothing but the SQL they ask. */
export const section: Section = {
  name: 'overview',
  async run(_dir, scale) {
    const bed = createRulesBed()
    try {
      const count = Math.round(CASES * scale)
      fill(bed, count)
      const { api, asked } = apiOver(bed)
      const pages = [
        { what: 'start page', ask: () => api.statistics.overview({}) },
        { what: 'statistics', ask: () => api.statistics.get(ALL) },
      ]
      const rows = []
      for (const { what, ask } of pages) {
        const bare = await recorded(bed.db, asked, ask)
        const contenders = [
          { name: 'saksama', run: ask },
          { name: 'bare SQL', run: bare },
        ] as const
        rows.push(await compare(`${what}, ${count} cases`, contenders, { runs: 9, target: 1 / 1.5 }))
      }
      const { reminders } = await api.deadlines.reminders()
      const times: number[] = []
      for (let run = 0; run < 7; run += 1) times.push(await milliseconds(() => api.deadlines.reminders()))
      rows.push(figure(`reminders: ${reminders.length} open clocks in ${count} cases`, middleOf(times), 'ms'))
      return rows
    } finally {
      bed.dispose()
    }
  },
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Asked = { sql: string; parameters: readonly unknown[] }[]

/** The handlers behind the guard every caller passes; every statement they ask is noted. */
function apiOver({ session, db, ports, ruleBook }: RulesBed) {
  const asked: Asked = []
  const listening = {
    ...session,
    db: {
      prepare: (sql: string) => {
        const statement = db.prepare(sql)
        const note =
          <T>(work: (...parameters: unknown[]) => T) =>
          (...parameters: unknown[]): T => {
            asked.push({ sql, parameters })
            return work(...parameters)
          }
        return { get: note((...p) => statement.get(...p)), all: note((...p) => statement.all(...p)) }
      },
    },
  } as unknown as typeof session
  const deps = { requireSession: () => listening, ports, ruleBook, calendars: createWorkCalendars(ports) }
  const silent = { info: () => {}, incident: () => '#0' }
  const api = createRouterClient(
    {
      statistics: createStatisticsHandlers({ ...deps, renderer: {} as never } as never),
      deadlines: createDeadlinesHandlers(deps as never),
    },
    { interceptors: [createGuard(silent as never) as never] },
  )
  return { api, asked }
}

/** The same statements with the same parameters, prepared beforehand, their rows thrown away. */
async function recorded(db: Connection, asked: Asked, ask: () => Promise<unknown>) {
  asked.length = 0
  await ask()
  const statements = asked.map(({ sql, parameters }) => ({ statement: db.prepare(sql), parameters }))
  return () => {
    for (const { statement, parameters } of statements) statement.all(...parameters)
  }
}

const PLATFORMS = ['facebook', 'instagram', 'tiktok', 'x', 'whatsapp'] as const
const STEPS = [
  ['clarification_held', '2026-03-10'],
  ['summons_1', '2026-03-16'],
  ['examination_held', '2026-03-30'],
  ['findings_reported', '2026-04-13'],
  ['decision_made', '2026-04-20'],
  ['decision_delivered', '2026-04-27'],
  ['decision_effective', '2026-05-19'],
  ['objection_filed', '2026-05-04'],
  ['objection_decided', '2026-05-18'],
  ['sanction_served', '2026-05-20'],
] as const
const DAY_MS = 86_400_000

function fill({ session, ports }: RulesBed, count: number): void {
  const received = Date.parse('2024-01-02T02:00:00Z')
  const decision = JSON.stringify(aDecision())
  session.commit({ action: 'case.opened', subject: '' }, (db: WriteDb) => {
    const report = db.prepare(
      `INSERT INTO reports (id, number, data, received_at, state, dismiss_reason, case_id, created_at) VALUES (?, ?, ?, ?, 'accepted', '', ?, ?)`,
    )
    const step = db.prepare(
      `INSERT INTO procedure_steps (id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, 'recorded', '', '', '${AT}', 'Wening')`,
    )
    const decide = db.prepare(
      `INSERT INTO decisions (id, case_id, subject_id, decided_on, data, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, '${AT}', 'Wening')`,
    )
    const subjectOf = db.prepare('SELECT id FROM subjects WHERE case_id = ?')
    const date = db.prepare('UPDATE cases SET opened_at = ?, changed_at = ?, state = ? WHERE id = ?')
    for (let n = 0; n < count; n += 1) {
      const id = newCaseId(ports)
      const person = aPerson({ name: `Terlapor Contoh ${n}`, office: `Dinas Contoh ${n % 60}` })
      openCase(db, ports, id, {
        title: `Dugaan ${n}`,
        subjects: [person],
        allegation: { ...NO_ALLEGATION, actDay: daySchema.parse('2026-02-14') },
      })
      const at = new Date(received + ((n * 37) % 700) * DAY_MS).toISOString()
      const data = JSON.stringify(aReport({ platform: PLATFORMS[n % PLATFORMS.length] ?? 'facebook' }))
      report.run(ports.newId(), `L-${n}`, data, at, id, at)
      const open = n % OPEN === 0
      date.run(at, at, open ? 'examination' : 'finished', id)
      const subject = subjectOf.get(id) as { id: string }
      const steps = open ? STEPS.slice(0, 5) : STEPS
      for (const [kind, day] of steps) step.run(ports.newId(), id, subject.id, kind, day, JSON.stringify(NO_DETAILS))
      if (!open) decide.run(ports.newId(), id, subject.id, '2026-04-20', decision)
    }
  })
}
