import { Button, Group, Input, Text } from '@mantine/core'
import { type PointerEvent, useId } from 'react'
import classes from './signing.module.css'
import { PEN_WIDTH } from './stroke-image.ts'
import { begin, extend, type Strokes, strokePath, undoStroke } from './strokes.ts'
import { words, worthWords } from './words.ts'

type Props = Readonly<{ strokes: Strokes; onChange: (change: (now: Strokes) => Strokes) => void }>

/** Draws a signature by mouse, pen or finger. Optional: nothing here needs a pointer to be signed. */
export function SignaturePad({ strokes, onChange }: Props) {
  const id = useId()
  const at = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = at(event)
    onChange((now) => begin(now, point))
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const point = at(event)
    onChange((now) => extend(now, point))
  }
  return (
    <Input.Wrapper label={words.handwriting} labelElement="div" id={id}>
      <svg className={classes.pad} role="img" aria-label={words.padLabel} onPointerDown={start} onPointerMove={draw}>
        {strokes.map((stroke) => (
          <path
            key={`${stroke[0]?.x} ${stroke[0]?.y} ${stroke.length}`}
            d={strokePath(stroke)}
            fill="none"
            stroke="currentColor"
            strokeWidth={PEN_WIDTH}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <Group justify="space-between" mt={4} wrap="nowrap" align="flex-start">
        <Text size="xs" c="dimmed">
          {worthWords.handwriting}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            disabled={strokes.length === 0}
            onClick={() => onChange(undoStroke)}
          >
            {words.undoStroke}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={strokes.length === 0}
            onClick={() => onChange(() => [])}
          >
            {words.clearPad}
          </Button>
        </Group>
      </Group>
    </Input.Wrapper>
  )
}
