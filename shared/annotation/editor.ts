import { insert, recolour, thicken, writeText } from './commands.ts'
import { between, type Diff, type Records, remove } from './diff.ts'
import type { ImagePoint, Size } from './geometry.ts'
import { abandon, type Gesture, IDLE, type Outcome, type PointerInput, point, type Tool } from './gesture.ts'
import { cancel, edit, type History, mark, redo, startHistory, undo } from './history.ts'
import type { Ink } from './palette.ts'
import { shapeAt } from './picture.ts'
import type { Shape } from './shape.ts'
import { withStepNumbers } from './steps.ts'
import { FIRST_STYLE, type Style, type Thickness } from './style.ts'

/** All that an open annotation is, except how it lies on the screen. Only `history.records` is ever saved. */
export type Editor = Readonly<{
  picture: Size
  history: History<Shape>
  selection: ReadonlySet<string>
  gesture: Gesture
  tool: Tool
  style: Style
  /** The text being typed. */
  typing: string | null
}>

export type EditorAction =
  | Readonly<{ type: 'point'; input: PointerInput; reach: number; freshId: string }>
  | Readonly<{ type: 'doublePoint'; at: ImagePoint; reach: number }>
  | Readonly<{ type: 'escape' | 'lostPointer' | 'undo' | 'redo' | 'selectAll' }>
  | Readonly<{ type: 'tool'; tool: Tool }>
  | Readonly<{ type: 'ink'; ink: Ink }>
  | Readonly<{ type: 'thickness'; thickness: Thickness }>
  | Readonly<{ type: 'select'; ids: readonly string[] }>
  | Readonly<{ type: 'change'; change: Change; selectNew?: boolean }>
  | Readonly<{ type: 'insert'; at: ImagePoint; freshId: string }>
  | Readonly<{ type: 'type'; id: string; text: string }>
  | Readonly<{ type: 'startTyping' | 'stopTyping'; id: string }>
  | Readonly<{ type: 'replace'; shapes: readonly Shape[] }>

/** A command from `commands.ts`, run on what is there when its turn comes. */
type Change = (records: Records<Shape>, selection: ReadonlySet<string>) => Diff<Shape>

const byId = (shapes: readonly Shape[]): Records<Shape> => new Map(shapes.map((shape) => [shape.id, shape]))

export const startEditor = (shapes: readonly Shape[], picture: Size): Editor => ({
  picture,
  history: startHistory(byId(shapes)),
  selection: new Set(),
  gesture: IDLE,
  tool: 'select',
  style: FIRST_STYLE,
  typing: null,
})

export function reduce(editor: Editor, action: EditorAction): Editor {
  switch (action.type) {
    case 'point':
      return pointed(editor, action)
    case 'doublePoint':
      return doublePointed(editor, action)
    case 'tool':
      return {
        ...settled(editor),
        tool: action.tool,
        selection: action.tool === 'select' ? editor.selection : new Set(),
      }
    case 'ink':
      return changed({ ...editor, style: { ...editor.style, ink: action.ink } }, (records, selection) =>
        recolour(records, selection, action.ink),
      )
    case 'thickness':
      return changed({ ...editor, style: { ...editor.style, thickness: action.thickness } }, (records, selection) =>
        thicken(records, selection, { picture: editor.picture, thickness: action.thickness }),
      )
    case 'select':
      return { ...settled(editor), selection: new Set(action.ids), tool: 'select' }
    case 'change':
      return selectNew(editor, changed(editor, action.change), action.selectNew ?? false)
    case 'insert':
      return inserted(editor, action)
    case 'type':
      return { ...editor, history: edit(editor.history, writeText(editor.history.records, action.id, action.text)) }
    case 'startTyping':
      return { ...settled(editor), typing: action.id, selection: new Set([action.id]), tool: 'select' }
    case 'stopTyping':
      return editor.typing === action.id ? settled(editor) : editor
    case 'replace':
      return changed({ ...editor, selection: new Set() }, (records) => between(records, byId(action.shapes)))
    default:
      return simple(editor, action.type)
  }
}

function simple(editor: Editor, type: 'escape' | 'lostPointer' | 'undo' | 'redo' | 'selectAll'): Editor {
  switch (type) {
    case 'escape':
      return escaped(editor)
    case 'lostPointer':
      return editor.gesture.state === 'idle' ? editor : after(editor, abandon())
    case 'undo':
      return existing({ ...settled(editor), history: undo(settled(editor).history) })
    case 'redo':
      return existing({ ...settled(editor), history: redo(settled(editor).history) })
    case 'selectAll':
      return { ...settled(editor), tool: 'select', selection: new Set(editor.history.records.keys()) }
  }
}

function pointed(editor: Editor, { input, reach, freshId }: Extract<EditorAction, { type: 'point' }>): Editor {
  const ready = input.type === 'down' ? settled(editor) : editor
  const { history, selection, tool, style, picture } = ready
  const around = { records: history.records, selection, tool, style, picture, reach, newId: () => freshId }
  return after(ready, point(ready.gesture, input, around))
}

function after(editor: Editor, outcome: Outcome): Editor {
  const edited = edit(editor.history, withStepNumbers(editor.history.records, outcome.diff))
  const ended = outcome.end === 'mark' ? mark(edited) : outcome.end === 'cancel' ? cancel(edited) : edited
  return {
    ...editor,
    history: ended,
    gesture: outcome.gesture,
    selection: outcome.selection ?? editor.selection,
    tool: outcome.tool ?? editor.tool,
    typing: outcome.edit ?? editor.typing,
  }
}

function doublePointed(editor: Editor, { at, reach }: Extract<EditorAction, { type: 'doublePoint' }>): Editor {
  const under = shapeAt(editor.history.records.values(), at, reach)
  return under?.kind === 'text' ? reduce(editor, { type: 'startTyping', id: under.id }) : editor
}

function inserted(editor: Editor, { at, freshId }: Extract<EditorAction, { type: 'insert' }>): Editor {
  const { tool, style, picture } = editor
  if (tool === 'select') return editor
  const next = changed(editor, (records) => insert(records, { kind: tool, at, style, picture, id: freshId }), false)
  const typing = tool === 'text' ? freshId : null
  return {
    ...(typing ? next : { ...next, history: mark(next.history) }),
    selection: new Set([freshId]),
    tool: 'select',
    typing,
  }
}

/** One command as one undo step, step numbers kept in order. */
function changed(editor: Editor, change: Change, close = true): Editor {
  const ready = settled(editor)
  const { records } = ready.history
  const history = edit(ready.history, withStepNumbers(records, change(records, ready.selection)))
  return existing({ ...ready, history: close ? mark(history) : history })
}

function selectNew(before: Editor, next: Editor, wanted: boolean): Editor {
  if (!wanted) return next
  const fresh = [...next.history.records.keys()].filter((id) => !before.history.records.has(id))
  return { ...next, selection: new Set(fresh), tool: 'select' }
}

/** Escape ends typing without losing it; else drops the gesture; else the selection; else the tool. */
function escaped(editor: Editor): Editor {
  if (editor.typing !== null) return settled(editor)
  if (editor.gesture.state !== 'idle') return after(editor, abandon())
  if (editor.selection.size > 0) return { ...editor, selection: new Set() }
  return { ...editor, tool: 'select' }
}

/** Ends typing as one undo step; a text left empty was never there. */
function settled(editor: Editor): Editor {
  if (editor.typing === null) return editor
  const { records } = editor.history
  const shape = records.get(editor.typing)
  const empty = shape?.kind === 'text' && shape.text.trim() === ''
  const history = mark(empty ? edit(editor.history, remove(records, [shape.id])) : editor.history)
  return existing({ ...editor, history, typing: null })
}

const existing = (editor: Editor): Editor => ({
  ...editor,
  selection: new Set([...editor.selection].filter((id) => editor.history.records.has(id))),
})
