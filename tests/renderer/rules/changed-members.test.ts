import { expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { changedMembers } from '#renderer/features/rules/changed-members.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

/** Nothing of the kind that stands there. */
const gone = (value: unknown) => (Array.isArray(value) ? ['lain'] : typeof value === 'boolean' ? !value : 'lain')
const shipped = readShippedRules(resourcesDir)
const titles = new Map(shipped.map(({ key, title }) => [key as string, title]))
const CODES =
  /\b(light|moderate|severe|discipline|ethics|working_day|calendar_day|clear|within|regency|province|text_found|secondary|memory|true|false|candidate|campaign_team|objection|administrative_appeal)\b|\b\d{4}-\d\d-\d\d\b/

test.each(shipped.map((entry) => [entry.id, entry] as const))(
  'a change of %s is told without a name or a code of the program',
  (_id, entry) => {
    const after = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, gone(value)])) as never
    const changed = changedMembers(
      { id: entry.id, title: entry.title, change: 'corrected', before: entry, after },
      (key) => titles.get(key) ?? key,
    )
    expect(changed.map(({ name }) => name).filter((name) => name in entry)).toEqual([])
    const told = changed.filter(({ name }) => !['Sumber', 'Catatan', 'Pengenal', 'Kunci aturan'].includes(name))
    expect(told.map(({ name, before }) => `${name}: ${before}`).filter((text) => CODES.test(text))).toEqual([])
  },
)
