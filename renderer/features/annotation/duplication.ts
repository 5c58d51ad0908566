import { duplicate } from '#shared/annotation/commands.ts'
import type { Editor, EditorAction } from '#shared/annotation/editor.ts'
import { freshId } from './use-annotation.ts'

/** The copies get their ids beforehand, so that the reducer stays free of chance. */
export function duplication({ selection }: Editor): EditorAction {
  const ids = [...selection].map(freshId)
  return {
    type: 'change',
    selectNew: true,
    change: (records, chosen) => {
      const left = [...ids]
      return duplicate(records, chosen, () => left.shift() ?? freshId())
    },
  }
}
