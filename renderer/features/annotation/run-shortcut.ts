import { neighbour, nudge, removeShapes, stretch } from '#shared/annotation/commands.ts'
import type { Editor, EditorAction } from '#shared/annotation/editor.ts'
import { boundsOf } from '#shared/annotation/shape-kinds.ts'
import { toImage } from '#shared/annotation/view.ts'
import { duplication } from './duplication.ts'
import type { Shortcut } from './shortcuts.ts'
import { type Annotation, freshId } from './use-annotation.ts'
import { middleOf, type ViewControl } from './use-view.ts'

const PAN = 60

/** Carries out a key. View keys work on read-only pictures too. */
export function runShortcut(shortcut: Shortcut, annotation: Annotation, control: ViewControl, readOnly: boolean): void {
  const { editor, dispatch } = annotation
  if (shortcut.do === 'zoom') control.zoom(shortcut.factor)
  else if (shortcut.do === 'fit') control.fit()
  else if (shortcut.do === 'actual') control.actual()
  else if (shortcut.do === 'save') void annotation.saving.flush().catch(() => undefined)
  // With nothing selected the arrows move the picture.
  else if (shortcut.do === 'nudge' && (readOnly || editor.selection.size === 0))
    control.pan(-shortcut.by[0] * PAN, -shortcut.by[1] * PAN)
  else if (!readOnly) {
    const action = actionOf(shortcut, editor, control)
    if (action) dispatch(action)
  }
}

function actionOf(shortcut: Shortcut, editor: Editor, control: ViewControl): EditorAction | null {
  switch (shortcut.do) {
    case 'tool':
      return { type: 'tool', tool: shortcut.tool }
    case 'undo':
    case 'redo':
    case 'escape':
    case 'selectAll':
      return { type: shortcut.do }
    case 'remove':
      return { type: 'change', change: removeShapes }
    case 'duplicate':
      return duplication(editor)
    case 'nudge':
      return { type: 'change', change: (records, selection) => nudge(records, selection, shortcut.by) }
    case 'stretch':
      return { type: 'change', change: (records, selection) => stretch(records, selection, shortcut.by) }
    case 'cycle':
      return cycle(editor, control, shortcut.step)
    case 'activate':
      return activate(editor, control)
    default:
      return null
  }
}

function cycle({ history, selection }: Editor, control: ViewControl, step: 1 | -1): EditorAction | null {
  const id = neighbour(history.records, selection, step)
  const shape = id === null ? undefined : history.records.get(id)
  if (!shape) return null
  control.reveal(boundsOf(shape))
  return { type: 'select', ids: [shape.id] }
}

/** Enter: type into the selected text, or put a new mark of the chosen tool in the middle. */
function activate({ history, selection, tool }: Editor, control: ViewControl): EditorAction | null {
  if (tool !== 'select')
    return { type: 'insert', at: toImage(control.view, middleOf(control.canvas)), freshId: freshId() }
  const [only] = selection
  const shape = only === undefined ? undefined : history.records.get(only)
  return shape?.kind === 'text' ? { type: 'startTyping', id: shape.id } : null
}
