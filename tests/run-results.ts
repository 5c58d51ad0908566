import { z } from 'zod'

/** One stage of `npm test`; `passed` is absent where there is nothing to count. */
export type Outcome = Readonly<{
  name: string
  ok: boolean
  seconds: number
  passed?: number
  failed?: number
  skipped?: number
}>
type Counts = Required<Pick<Outcome, 'passed' | 'failed' | 'skipped'>>

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
})
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

// A report that is missing means the runner died: that is a failure, not an empty success.
const DIED: Counts = { passed: 0, failed: 1, skipped: 0 }

export function readVitest(report: unknown): Counts {
  const { data } = vitestSchema.safeParse(report)
  if (!data) return DIED
  // A file that could not even be loaded has no tests to count.
  const failed = Math.max(data.numFailedTests, data.numFailedTestSuites > 0 ? 1 : 0)
  return { passed: data.numPassedTests, failed, skipped: data.numPendingTests + data.numTodoTests }
}

export function readPlaywright(report: unknown): Counts {
  const { data } = playwrightSchema.safeParse(report)
  if (!data) return DIED
  const { expected, unexpected, flaky, skipped } = data.stats
  return { passed: expected, failed: unexpected + flaky + data.errors.length, skipped }
}

/** One line per stage and, last, the totals; a stage that failed without a failed test counts as one failure. */
export function summarize(outcomes: readonly Outcome[]): { lines: string[]; ok: boolean } {
  const failures = (outcome: Outcome) => Math.max(outcome.failed ?? 0, outcome.ok && !isEmpty(outcome) ? 0 : 1)
  const passed = outcomes.reduce((sum, outcome) => sum + (outcome.passed ?? 0), 0)
  const failed = outcomes.reduce((sum, outcome) => sum + failures(outcome), 0)
  const lines = outcomes.map((outcome) => {
    const counts = outcome.passed === undefined ? '' : ` ${outcome.passed} passed, ${outcome.skipped ?? 0} skipped`
    return `${failures(outcome) === 0 ? 'ok    ' : 'FAILED'} ${outcome.name}${counts} (${outcome.seconds.toFixed(1)} s)`
  })
  return { lines: [...lines, `${passed} passed, ${failed} failed`], ok: failed === 0 && passed > 0 }
}

const isEmpty = (outcome: Outcome) => outcome.passed === 0
