import { describe, expect, test } from 'vitest'
import { EVERYTHING, reloadsOn } from '#renderer/rpc/changes.ts'

describe('reload after a commit', () => {
  test.each([
    ['case.opened', ['cases'], true],
    ['case.opened', ['reports', 'case'], true],
    ['settings.changed', ['settings'], true],
    ['signature.added', ['signing'], true],
    ['evidence.imported', ['evidence'], true],
    ['evidence.imported', ['cases'], false],
    ['vault.locked', ['vault'], true],
    ['namecheck.decided', [EVERYTHING], true],
  ])('%s and %j: %s', (action, reloadOn, expected) => {
    expect(reloadsOn({ reloadOn }, action)).toBe(expected)
  })

  test('a query that names nothing never reloads', () => {
    expect(reloadsOn(undefined, 'case.opened')).toBe(false)
    expect(reloadsOn({}, 'case.opened')).toBe(false)
  })
})
