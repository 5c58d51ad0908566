import { z } from 'zod'

/** One stage of `npm test`; `passed` is absent where there is nothing to count. */
export type Outcome = Readonly<{
  name: string
  ok: boolean
  seconds: number
  passed?: number
  failed?: number
  skipped?: number
  /** What failed and why, in a line or two each: repeated at the end, where a long log is looked at first. */
  failures?: readonly string[]
}>
type Counts = Required<Pick<Outcome, 'passed' | 'failed' | 'skipped' | 'failures'>>

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})
/** What was thrown need not be an Error. */
const problemSchema = z.object({ message: z.string().optional() })
const specSchema = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ results: z.array(z.object({ error: problemSchema.optional() })) })),
})
const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional()
  },
})
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(problemSchema),
  suites: z.array(suiteSchema),
})

// A report that is missing means the runner died: that is a failure, not an empty success.
const DIED: Counts = { passed: 0, failed: 1, skipped: 0, failures: ['no report: the runner died'] }

export function readVitest(report: unknown): Counts {
  const { data } = vitestSchema.safeParse(report)
  if (!data) return DIED
  // A file that could not even be loaded has no tests to count.
  const failed = Math.max(data.numFailedTests, data.numFailedTestSuites > 0 ? 1 : 0)
  const failures = data.testResults.flatMap(failuresOfFile)
  return { passed: data.numPassedTests, failed, skipped: data.numPendingTests + data.numTodoTests, failures }
}

export function readPlaywright(report: unknown): Counts {
  const { data } = playwrightSchema.safeParse(report)
  if (!data) return DIED
  const { expected, unexpected, flaky, skipped } = data.stats
  const outside = data.errors.map(({ message }) => failure('outside of tests', message))
  const failures = [...outside, ...data.suites.flatMap(failuresOfSuite)]
  return { passed: expected, failed: unexpected + flaky + data.errors.length, skipped, failures }
}

type VitestFile = z.infer<typeof vitestSchema>['testResults'][number]

function failuresOfFile({ name, status, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((result) => result.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [failure(name, message)]
  return failed.map((result) => failure(`${name} › ${result.fullName}`, result.failureMessages[0]))
}

function failuresOfSuite({ specs, suites = [] }: z.infer<typeof suiteSchema>): string[] {
  const failed = specs.filter((spec) => !spec.ok || messageOf(spec) !== undefined)
  return [
    ...failed.map((spec) => failure(`${spec.file}:${spec.line} › ${spec.title}`, messageOf(spec))),
    ...suites.flatMap(failuresOfSuite),
  ]
}

const messageOf = (spec: z.infer<typeof specSchema>) =>
  spec.tests.flatMap((test) => test.results.map((result) => result.error?.message)).find(Boolean)

const REASON_LINES = 6
const failure = (where: string, reason = '') => [where, ...reason.split('\n').slice(0, REASON_LINES)].join('\n  ')

/** One line per stage and, last, the totals; a stage that failed without a failed test counts as one failure. */
export function summarize(outcomes: readonly Outcome[]): { lines: string[]; ok: boolean } {
  const failures = (outcome: Outcome) => Math.max(outcome.failed ?? 0, outcome.ok && !isEmpty(outcome) ? 0 : 1)
  const passed = outcomes.reduce((sum, outcome) => sum + (outcome.passed ?? 0), 0)
  const failed = outcomes.reduce((sum, outcome) => sum + failures(outcome), 0)
  const lines = outcomes.map((outcome) => {
    const counts = outcome.passed === undefined ? '' : ` ${outcome.passed} passed, ${outcome.skipped ?? 0} skipped`
    return `${failures(outcome) === 0 ? 'ok    ' : 'FAILED'} ${outcome.name}${counts} (${outcome.seconds.toFixed(1)} s)`
  })
  const named = outcomes.flatMap((outcome) => outcome.failures ?? []).map((reason) => `FAILED ${reason}`)
  return { lines: [...named, ...lines, `${passed} passed, ${failed} failed`], ok: failed === 0 && passed > 0 }
}

const isEmpty = (outcome: Outcome) => outcome.passed === 0
