import { describe, expect, test } from 'vitest'
import { type Key, shortcutOf, TOOL_KEYS, TOOLS } from '#renderer/features/annotation/shortcuts.ts'

const press = (key: string, over: Partial<Key> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over })

describe('keys', () => {
  test('each tool has one letter of its own, in either case', () => {
    expect(new Set(Object.values(TOOL_KEYS)).size).toBe(TOOLS.length)
    for (const tool of TOOLS) {
      expect(press(TOOL_KEYS[tool])).toEqual({ do: 'tool', tool })
      expect(press(TOOL_KEYS[tool].toLowerCase())).toEqual({ do: 'tool', tool })
    }
  })

  test.each<[string, Partial<Key>, object | null]>([
    ['z', { ctrlKey: true }, { do: 'undo' }],
    ['Z', { ctrlKey: true, shiftKey: true }, { do: 'redo' }],
    ['y', { ctrlKey: true }, { do: 'redo' }],
    ['z', { metaKey: true }, { do: 'undo' }],
    ['a', { ctrlKey: true }, { do: 'selectAll' }],
    ['d', { ctrlKey: true }, { do: 'duplicate' }],
    ['s', { ctrlKey: true }, { do: 'save' }],
    ['Delete', {}, { do: 'remove' }],
    ['Backspace', {}, { do: 'remove' }],
    ['Escape', {}, { do: 'escape' }],
    ['Enter', {}, { do: 'activate' }],
    ['+', { shiftKey: true }, { do: 'zoom', factor: 1.25 }],
    ['-', {}, { do: 'zoom', factor: 0.8 }],
    ['0', {}, { do: 'fit' }],
    ['1', {}, { do: 'actual' }],
    [']', {}, { do: 'cycle', step: 1 }],
    ['ArrowLeft', {}, { do: 'nudge', by: [-1, 0] }],
    ['ArrowDown', { shiftKey: true }, { do: 'nudge', by: [0, 10] }],
    ['ArrowRight', { altKey: true }, { do: 'stretch', by: [1, 0] }],
    ['ArrowRight', { ctrlKey: true }, null],
    ['c', { ctrlKey: true }, null],
    ['v', { ctrlKey: true }, null],
    ['b', { altKey: true }, null],
    ['x', {}, null],
    ['constructor', {}, null],
    ['toString', { ctrlKey: true }, null],
  ])('%s %o', (key, over, meaning) => {
    expect(press(key, over)).toEqual(meaning)
  })
})
