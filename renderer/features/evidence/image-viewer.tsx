import { ActionIcon, Alert, Group, Text } from '@mantine/core'
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { mediaUrl } from '#renderer/rpc/use-core.ts'
import { ToolButton } from '#renderer/ui/tool-button.tsx'
import type { Evidence } from '#shared/evidence/model.ts'
import classes from './viewer.module.css'
import { viewerWords } from './viewer-words.ts'
import { centred, fitZoom, panBy, type Zoom, zoomAt } from './zoom.ts'

const STEP = 1.25
const PAN = 60

/** The original pixels, zoomed and panned by mouse, touch or keyboard. */
export function ImageViewer({ evidence }: { evidence: Evidence }) {
  const { frame, zoom, setZoom, onLoad, reset } = useImageZoom()
  const [failed, setFailed] = useState(false)
  const drag = useDrag((dx, dy) => setZoom((now) => panBy(now, dx, dy)))
  const byFactor = (factor: number) => setZoom((now) => zoomAt(now, middleOf(frame.current), factor))
  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event.key)
    if (!action || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (action === 'fit') reset('fit')
    else
      setZoom((now) =>
        'factor' in action ? zoomAt(now, middleOf(frame.current), action.factor) : panBy(now, action.dx, action.dy),
      )
  }
  if (failed) return <Alert color="orange">{viewerWords.imageFailed}</Alert>
  return (
    <div className={classes.stage}>
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame is panned and zoomed by keyboard
        tabIndex={0}
        aria-label={viewerWords.imageRegion}
        onKeyDown={onKeyDown}
        {...drag}
      >
        <img
          src={mediaUrl(evidence.id)}
          alt={evidence.title}
          draggable={false}
          className={classes.image}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
          onLoad={onLoad}
          onError={() => setFailed(true)}
        />
      </div>
      <Group gap="xs" justify="space-between">
        <Group gap={4}>
          <ToolButton label={viewerWords.zoomOut} icon={IconZoomOut} onClick={() => byFactor(1 / STEP)} />
          <ToolButton label={viewerWords.zoomIn} icon={IconZoomIn} onClick={() => byFactor(STEP)} />
          <ToolButton label={viewerWords.fit} icon={IconArrowsMaximize} onClick={() => reset('fit')} />
          <ActionIcon
            w="auto"
            px="xs"
            aria-label={`${Math.round(zoom.scale * 100)} %, ${viewerWords.actual}`}
            onClick={() => reset('actual')}
          >
            <Text size="xs">{`${Math.round(zoom.scale * 100)} %`}</Text>
          </ActionIcon>
        </Group>
        <Text size="xs" c="dimmed">
          {viewerWords.keyboardHint}
        </Text>
      </Group>
    </div>
  )
}

type KeyAction = 'fit' | { factor: number } | { dx: number; dy: number }
const KEYS: Readonly<Record<string, KeyAction>> = {
  '+': { factor: STEP },
  '=': { factor: STEP },
  '-': { factor: 1 / STEP },
  '0': 'fit',
  ArrowLeft: { dx: PAN, dy: 0 },
  ArrowRight: { dx: -PAN, dy: 0 },
  ArrowUp: { dx: 0, dy: PAN },
  ArrowDown: { dx: 0, dy: -PAN },
}
const keyAction = (key: string): KeyAction | undefined => (Object.hasOwn(KEYS, key) ? KEYS[key] : undefined)

const sizeOf = (frame: HTMLElement | null) => ({ width: frame?.clientWidth ?? 1, height: frame?.clientHeight ?? 1 })
const middleOf = (frame: HTMLElement | null) => ({ x: sizeOf(frame).width / 2, y: sizeOf(frame).height / 2 })

function useImageZoom() {
  const frame = useRef<HTMLDivElement>(null)
  const natural = useRef({ width: 1, height: 1 })
  const [zoom, setZoom] = useState<Zoom>({ scale: 1, x: 0, y: 0 })
  const reset = (to: 'fit' | 'actual') =>
    setZoom(
      to === 'fit'
        ? fitZoom(natural.current, sizeOf(frame.current))
        : centred(natural.current, sizeOf(frame.current), 1),
    )
  const onLoad = (event: { currentTarget: HTMLImageElement }) => {
    const { naturalWidth, naturalHeight } = event.currentTarget
    natural.current = { width: naturalWidth || 1, height: naturalHeight || 1 }
    reset('fit')
  }
  // React listens to the wheel passively, where the page would scroll along.
  useEffect(() => {
    const element = frame.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      setZoom((now) => zoomAt(now, at, Math.exp(-event.deltaY / 500)))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [])
  return { frame, zoom, setZoom, onLoad, reset }
}

function useDrag(onMove: (dx: number, dy: number) => void) {
  const last = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!last.current) return
      onMove(event.clientX - last.current.x, event.clientY - last.current.y)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp() {
      last.current = null
    },
    onPointerCancel() {
      last.current = null
    },
  }
}
