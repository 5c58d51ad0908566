import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, historyOf, toChangeSet, undoingOf } from '#electron/core/rules/changes.ts'
import type { ChangeSet, StoredChange } from '#electron/core/rules/repository.ts'
import { applyChange, digestOf } from '#electron/core/rules/rule-book.ts'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const shipped = readShippedRules(resourcesDir).slice(0, 12)
const at = instantSchema.parse('2026-10-20T02:00:00.000Z')

/** Corrections, additions and removals in any mixture. */
const change = fc
  .array(fc.record({ which: fc.nat(15), text: fc.string({ maxLength: 8 }), remove: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits): ChangeSet => {
    const entryOf = (which: number): RuleEntry =>
      shipped[which] ?? { ...(shipped[0] as RuleEntry), id: `own.${which}`, key: `own.${which}` }
    const put = new Map(
      edits.filter(({ remove }) => !remove).map(({ which, text }) => [entryOf(which).id, { ...entryOf(which), text }]),
    )
    const removed = edits.filter(({ remove }) => remove).map(({ which }) => entryOf(which).id)
    return { put: [...put.values()], removed: [...new Set(removed)].filter((id) => !put.has(id)) }
  })

const toStored = (changes: readonly ChangeSet[]): StoredChange[] =>
  changes.map((data, index) => ({ version: index + 1, kind: 'edit', reason: '', data, at, by: '' }))
const replay = (stored: readonly StoredChange[]) => stored.reduce((now, { data }) => applyChange(now, data), shipped)

test('any walk of changes, undone from the last to the first, is the shipped catalogue', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const stored = toStored(changes)
      for (const { version } of [...stored].reverse()) {
        const data = undoingOf(shipped, stored, version)
        expect(data).not.toBeNull()
        stored.push({ version: stored.length + 1, kind: 'undo', reason: '', data: data!, at, by: '' })
      }
      expect(digestOf(replay(stored))).toBe(digestOf(shipped))
    }),
  )
})

test('what lies between two catalogues leads from one to the other', () => {
  fc.assert(
    fc.property(change, change, (first, second) => {
      const [before, after] = [applyChange(shipped, first), applyChange(applyChange(shipped, first), second)]
      const led = applyChange(before, toChangeSet(changesBetween(before, after)))
      expect(digestOf(led)).toBe(digestOf(after))
      expect(changesBetween(after, after)).toEqual([])
    }),
  )
})

test('the history tells each version apart, newest first', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
      const versions = historyOf(shipped, toStored(changes))
      expect(versions.map(({ version }) => version)).toEqual(changes.map((_, index) => changes.length - index))
    }),
  )
})
