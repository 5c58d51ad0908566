import { describe, expect, test } from 'vitest'
import { readPlaywright, readVitest, summarize } from './run-results.ts'

const stage = { name: 'unit', ok: true, seconds: 1 }
const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numFailedTestSuites: 0,
  testResults: [],
}
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], suites: [] }

describe('the last line of npm test', () => {
  test('adds up both runners', () => {
    const { lines, ok } = summarize([
      { ...stage, ...readVitest(vitest) },
      { ...stage, name: 'e2e', ...readPlaywright(playwright) },
    ])
    expect([lines.at(-1), ok]).toEqual(['8 passed, 0 failed', true])
  })

  test.each([
    ['a failed test', { ...stage, ...readVitest({ ...vitest, numFailedTests: 2 }) }, 2],
    ['a file that does not load', { ...stage, ...readVitest({ ...vitest, numFailedTestSuites: 1 }) }, 1],
    ['a runner that died', { ...stage, ...readVitest(null) }, 1],
    ['a report of another shape', { ...stage, ...readPlaywright({ stats: {} }) }, 1],
    ['a flaky test', { ...stage, ...readPlaywright({ ...playwright, stats: { ...playwright.stats, flaky: 1 } }) }, 1],
    ['an error outside of tests', { ...stage, ...readPlaywright({ ...playwright, errors: [{ message: 'x' }] }) }, 1],
    ['no tests at all', { ...stage, ...readVitest({ ...vitest, numPassedTests: 0 }) }, 1],
    ['a stage that only says no', { ...stage, name: 'lint', ok: false }, 1],
  ])('%s is a failure', (_, outcome, failed) => {
    const { lines, ok } = summarize([{ ...stage, ...readVitest(vitest) }, outcome])
    expect(ok).toBe(false)
    expect(lines.at(-1)).toMatch(new RegExp(`, ${failed} failed$`))
  })

  test('what failed is named before the totals, with the beginning of its reason', () => {
    const passed = { fullName: 'keeps', status: 'passed', failureMessages: [] }
    const failed = { fullName: 'adds up', status: 'failed', failureMessages: ['expected 1 to be 2\nat sum.ts'] }
    const unit = readVitest({
      ...vitest,
      numFailedTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
        { name: 'b.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [passed] },
      ],
    })
    const spec = { file: 'd.spec.ts', line: 7 }
    const results = [{ results: [{ error: { message: 'no button' } }] }]
    const e2e = readPlaywright({
      ...playwright,
      errors: [{ message: 'no port' }, {}],
      suites: [
        {
          specs: [{ ...spec, title: 'opens', ok: true, tests: [{ results: [{}] }] }],
          suites: [{ specs: [{ ...spec, title: 'closes', ok: false, tests: results }] }],
        },
      ],
    })
    const { lines } = summarize([
      { ...stage, ...unit },
      { ...stage, name: 'e2e', ...e2e },
    ])
    expect(lines.slice(0, 5)).toEqual([
      'FAILED a.test.ts › adds up\n  expected 1 to be 2\n  at sum.ts',
      'FAILED b.test.ts\n  does not load',
      'FAILED outside of tests\n  no port',
      'FAILED outside of tests\n  ',
      'FAILED d.spec.ts:7 › closes\n  no button',
    ])
  })

  test('nothing at all is a failure', () => {
    expect(summarize([])).toMatchObject({ lines: ['0 passed, 0 failed'], ok: false })
  })
})
