import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Rect, ScreenPoint, Size } from '#shared/annotation/geometry.ts'
import { actualSize, fitView, panBy, reveal, type View, zoomAt } from '#shared/annotation/view.ts'

/** How the picture lies on the canvas; follows the window until the user zooms or pans. */
export function useView(frame: RefObject<HTMLElement | null>, picture: Size) {
  const [view, setView] = useState<View>({ scale: 1, x: 0, y: 0 })
  const [canvas, setCanvas] = useState<Size>({ width: 1, height: 1 })
  const fitted = useRef(true)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const size = { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
      setCanvas(size)
      if (fitted.current) setView(fitView(size, picture))
    })
    // React listens to the wheel passively, where the page would scroll along.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      fitted.current = false
      const at = screenPoint(element, event)
      const panning = event.shiftKey ? panBy : null
      setView((now) => (panning ? panning(now, -event.deltaY, 0) : zoomAt(now, at, Math.exp(-event.deltaY / 500))))
    }
    observer.observe(element)
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', onWheel)
    }
  }, [frame, picture])

  const move = useCallback((change: (view: View) => View) => {
    fitted.current = false
    setView(change)
  }, [])
  return {
    view,
    canvas,
    pan: useCallback((dx: number, dy: number) => move((now) => panBy(now, dx, dy)), [move]),
    zoom: (factor: number, at: ScreenPoint = middleOf(canvas)) => move((now) => zoomAt(now, at, factor)),
    fit: () => {
      fitted.current = true
      setView(fitView(canvas, picture))
    },
    actual: () => move(() => actualSize(canvas, picture)),
    reveal: (rect: Rect) => move((now) => reveal(now, rect, canvas)),
  }
}

export type ViewControl = ReturnType<typeof useView>

export const middleOf = ({ width, height }: Size): ScreenPoint => ({ x: width / 2, y: height / 2 })

export function screenPoint(element: Element, event: Readonly<{ clientX: number; clientY: number }>): ScreenPoint {
  const box = element.getBoundingClientRect()
  // The picture lies inside the frame's border.
  return { x: event.clientX - box.left - element.clientLeft, y: event.clientY - box.top - element.clientTop }
}
