import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { EditorAction } from '#shared/annotation/editor.ts'
import { toImage } from '#shared/annotation/view.ts'
import { freshId } from './use-annotation.ts'
import { screenPoint, type ViewControl } from './use-view.ts'

const MIDDLE_BUTTON = 1
/** CSS pixels around a mark that still count as touching it. */
const REACH = 7

type Options = Readonly<{
  frame: RefObject<HTMLElement | null>
  control: ViewControl
  dispatch: (action: EditorAction) => void
  /** Only looking: every drag pans. */
  readOnly: boolean
}>

/** Pointer events of the canvas as editor actions; space or the middle button pans instead. */
export function useCanvasPointer({ frame, control, dispatch, readOnly }: Options) {
  const panning = useRef<{ x: number; y: number } | null>(null)
  const space = useSpaceHeld(frame)
  const { view } = control
  const send = (type: 'down' | 'move' | 'up', event: PointerEvent) => {
    const at = toImage(view, screenPoint(event.currentTarget, event))
    const input = { type, at, shift: event.shiftKey }
    dispatch({ type: 'point', input, reach: REACH / view.scale, freshId: freshId() })
  }
  return {
    hand: space || readOnly,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.target instanceof HTMLElement && event.target.closest('button')) return
        // Keeps the browser from moving the focus off a text field the next moment opens.
        event.preventDefault()
        frame.current?.focus({ preventScroll: true })
        event.currentTarget.setPointerCapture(event.pointerId)
        if (space || readOnly || event.button === MIDDLE_BUTTON)
          panning.current = { x: event.clientX, y: event.clientY }
        else if (event.button === 0 && event.isPrimary) send('down', event)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const last = panning.current
        if (!last) {
          if (event.buttons & 1) send('move', event)
          return
        }
        control.pan(event.clientX - last.x, event.clientY - last.y)
        panning.current = { x: event.clientX, y: event.clientY }
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (panning.current) panning.current = null
        else if (event.button === 0) send('up', event)
      },
      onPointerCancel() {
        panning.current = null
        dispatch({ type: 'lostPointer' })
      },
      onDoubleClick(event: { currentTarget: Element; clientX: number; clientY: number }) {
        if (readOnly) return
        const at = toImage(view, screenPoint(event.currentTarget, event))
        dispatch({ type: 'doublePoint', at, reach: REACH / view.scale })
      },
    },
  }
}

function useSpaceHeld(frame: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.target !== frame.current) return
      event.preventDefault()
      setHeld(event.type === 'keydown')
    }
    const release = () => setHeld(false)
    window.addEventListener('keydown', onKey)
    window.addEventListener('keyup', onKey)
    window.addEventListener('blur', release)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('keyup', onKey)
      window.removeEventListener('blur', release)
    }
  }, [frame])
  return held
}
