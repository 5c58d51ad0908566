import type { Tool } from '#shared/annotation/gesture.ts'

/** The letter of each tool, the same wherever the keyboard is. */
export const TOOL_KEYS = {
  select: 'V',
  box: 'B',
  ellipse: 'E',
  arrow: 'A',
  pen: 'P',
  highlight: 'H',
  text: 'T',
  step: 'S',
  redaction: 'R',
} as const satisfies Record<Tool, string>

export const TOOLS = Object.keys(TOOL_KEYS) as readonly Tool[]

type Arrow = readonly [dx: number, dy: number]
export type Shortcut =
  | Readonly<{ do: 'tool'; tool: Tool }>
  | Readonly<{ do: 'nudge' | 'stretch'; by: Arrow }>
  | Readonly<{ do: 'zoom'; factor: number }>
  | Readonly<{ do: 'cycle'; step: 1 | -1 }>
  | Readonly<{
      do: 'undo' | 'redo' | 'remove' | 'escape' | 'selectAll' | 'duplicate' | 'save' | 'fit' | 'actual' | 'activate'
    }>

export type Key = Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }>

const ZOOM_STEP = 1.25
const FAR = 10

const ARROWS: Readonly<Record<string, Arrow>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const WITH_CTRL: Readonly<Record<string, Shortcut>> = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  a: { do: 'selectAll' },
  d: { do: 'duplicate' },
  s: { do: 'save' },
  '+': { do: 'zoom', factor: ZOOM_STEP },
  '=': { do: 'zoom', factor: ZOOM_STEP },
  '-': { do: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { do: 'fit' },
}

const PLAIN: Readonly<Record<string, Shortcut>> = {
  delete: { do: 'remove' },
  backspace: { do: 'remove' },
  escape: { do: 'escape' },
  enter: { do: 'activate' },
  '+': { do: 'zoom', factor: ZOOM_STEP },
  '=': { do: 'zoom', factor: ZOOM_STEP },
  '-': { do: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { do: 'fit' },
  '1': { do: 'actual' },
  '[': { do: 'cycle', step: -1 },
  ']': { do: 'cycle', step: 1 },
}

const lookUp = (table: Readonly<Record<string, Shortcut>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** What a key press means in the editor; null when it means nothing here. */
export function shortcutOf(press: Key): Shortcut | null {
  const ctrl = press.ctrlKey || press.metaKey
  const key = press.key.toLowerCase()
  if (Object.hasOwn(ARROWS, press.key)) return ctrl ? null : arrowShortcut(press)
  if (press.altKey) return null
  if (ctrl) return press.shiftKey && key === 'z' ? { do: 'redo' } : (lookUp(WITH_CTRL, key) ?? null)
  const tool = TOOLS.find((name) => TOOL_KEYS[name].toLowerCase() === key)
  return tool ? { do: 'tool', tool } : (lookUp(PLAIN, key) ?? null)
}

function arrowShortcut({ key, shiftKey, altKey }: Key): Shortcut | null {
  const arrow = ARROWS[key]
  const far = shiftKey ? FAR : 1
  return arrow ? { do: altKey ? 'stretch' : 'nudge', by: [arrow[0] * far, arrow[1] * far] } : null
}
