import { Text, UnstyledButton } from '@mantine/core'
import { INKS, REDACTION_COLOR } from '#shared/annotation/palette.ts'
import { paintOrder } from '#shared/annotation/picture.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import classes from './annotation.module.css'
import { words } from './words.ts'

type ShapeListProps = Readonly<{
  shapes: Iterable<Shape>
  selection: ReadonlySet<string>
  onSelect: (shape: Shape) => void
}>

/** Every mark by name, front first: the way to any of them without a pointer. */
export function ShapeList({ shapes, selection, onSelect }: ShapeListProps) {
  const ordered = paintOrder(shapes).toReversed()
  if (ordered.length === 0)
    return (
      <Text size="sm" c="dimmed" p="xs">
        {words.noMarks}
      </Text>
    )
  return ordered.map((shape) => (
    <UnstyledButton
      key={shape.id}
      className={classes.row ?? ''}
      aria-pressed={selection.has(shape.id)}
      onClick={() => onSelect(shape)}
    >
      <svg width={12} height={12} aria-hidden>
        <rect width={12} height={12} rx={2} fill={'ink' in shape ? INKS[shape.ink] : REDACTION_COLOR} stroke="gray" />
      </svg>
      <Text size="sm" truncate>
        {words.markTitle(shape.kind, detailOf(shape))}
      </Text>
    </UnstyledButton>
  ))
}

function detailOf(shape: Shape): string {
  if (shape.kind === 'step') return String(shape.number)
  return shape.kind === 'text' ? `“${shape.text.split('\n', 1)[0] ?? ''}”` : ''
}
