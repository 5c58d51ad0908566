import { ActionIcon, Divider, Group, Paper, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconCircle,
  IconCopy,
  IconHighlight,
  IconLayersSelectedBottom,
  IconLetterT,
  IconNumber123,
  IconPencil,
  IconPointer,
  IconSquare,
  IconSquareFilled,
  IconTrash,
} from '@tabler/icons-react'
import { bringToFront, removeShapes } from '#shared/annotation/commands.ts'
import type { Tool } from '#shared/annotation/gesture.ts'
import { duplication } from './duplication.ts'
import { TOOL_KEYS, TOOLS } from './shortcuts.ts'
import { StylePicker } from './style-picker.tsx'
import type { Annotation } from './use-annotation.ts'
import { toolWords, words } from './words.ts'

type Icon = typeof IconPointer
const ICONS = {
  select: IconPointer,
  box: IconSquare,
  ellipse: IconCircle,
  arrow: IconArrowUpRight,
  pen: IconPencil,
  highlight: IconHighlight,
  text: IconLetterT,
  step: IconNumber123,
  redaction: IconSquareFilled,
} as const satisfies Record<Tool, Icon>

/** Tools, looks and commands; each names its key. */
export function Toolbar({ annotation, disabled }: { annotation: Annotation; disabled: boolean }) {
  const { editor, dispatch } = annotation
  return (
    <Paper p={4} role="toolbar" aria-label={words.tools}>
      <Group gap={6}>
        <Group gap={2} wrap="nowrap">
          {TOOLS.map((tool) => (
            <Button
              key={tool}
              label={words.withKey(toolWords[tool], TOOL_KEYS[tool])}
              icon={ICONS[tool]}
              pressed={editor.tool === tool}
              disabled={disabled}
              onClick={() => dispatch({ type: 'tool', tool })}
            />
          ))}
        </Group>
        <Divider orientation="vertical" />
        <StylePicker
          style={editor.style}
          disabled={disabled}
          onInk={(ink) => dispatch({ type: 'ink', ink })}
          onThickness={(thickness) => dispatch({ type: 'thickness', thickness })}
        />
        <Divider orientation="vertical" />
        <Commands annotation={annotation} disabled={disabled} />
      </Group>
    </Paper>
  )
}

function Commands({ annotation, disabled }: { annotation: Annotation; disabled: boolean }) {
  const { editor, dispatch, canUndo, canRedo } = annotation
  const none = disabled || editor.selection.size === 0
  return (
    <Group gap={2} wrap="nowrap">
      <Button
        label={words.undo}
        icon={IconArrowBackUp}
        disabled={disabled || !canUndo}
        onClick={() => dispatch({ type: 'undo' })}
      />
      <Button
        label={words.redo}
        icon={IconArrowForwardUp}
        disabled={disabled || !canRedo}
        onClick={() => dispatch({ type: 'redo' })}
      />
      <Button label={words.duplicate} icon={IconCopy} disabled={none} onClick={() => dispatch(duplication(editor))} />
      <Button
        label={words.toFront}
        icon={IconLayersSelectedBottom}
        disabled={none}
        onClick={() => dispatch({ type: 'change', change: bringToFront })}
      />
      <Button
        label={words.remove}
        icon={IconTrash}
        disabled={none}
        onClick={() => dispatch({ type: 'change', change: removeShapes })}
      />
    </Group>
  )
}

type ButtonProps = Readonly<{
  label: string
  icon: Icon
  onClick: () => void
  disabled: boolean
  pressed?: boolean
}>

const Button = ({ label, icon: Icon, onClick, disabled, pressed }: ButtonProps) => (
  <Tooltip label={label}>
    <ActionIcon
      size="lg"
      variant={pressed ? 'filled' : 'subtle'}
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={20} />
    </ActionIcon>
  </Tooltip>
)
