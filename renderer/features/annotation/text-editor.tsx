import { type KeyboardEvent, useEffect, useRef } from 'react'
import { contrastOf, INKS } from '#shared/annotation/palette.ts'
import { MAX_TEXT, type ShapeOf } from '#shared/annotation/shape.ts'
import { boundsOf } from '#shared/annotation/shape-kinds.ts'
import { LINE_HEIGHT, TEXT_FONTS, TEXT_PADDING } from '#shared/annotation/text-metrics.ts'
import { toScreen, type View } from '#shared/annotation/view.ts'
import classes from './annotation.module.css'
import { words } from './words.ts'

type TextEditorProps = Readonly<{
  shape: ShapeOf<'text'>
  view: View
  onType: (text: string) => void
  onDone: () => void
}>

/** Typing in place. Escape, a click elsewhere and Ctrl+Enter all keep what was typed. */
export function TextEditor({ shape, view, onType, onDone }: TextEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  const bounds = boundsOf(shape)
  const corner = toScreen(view, bounds)
  const size = shape.size * view.scale
  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!done || event.nativeEvent.isComposing) return
    event.preventDefault()
    onDone()
  }
  return (
    <textarea
      ref={field}
      className={classes.typing}
      aria-label={words.typeHere}
      value={shape.text}
      maxLength={MAX_TEXT}
      wrap="off"
      spellCheck={false}
      dir="auto"
      style={{
        left: corner.x,
        top: corner.y,
        width: bounds.w * view.scale + size,
        height: bounds.h * view.scale,
        fontSize: size,
        lineHeight: LINE_HEIGHT,
        padding: size * TEXT_PADDING,
        fontFamily: TEXT_FONTS,
        color: INKS[shape.ink],
        background: contrastOf(shape.ink),
      }}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={onDone}
    />
  )
}
