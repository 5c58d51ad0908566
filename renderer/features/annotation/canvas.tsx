import { Alert } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { chosenShapes } from '#shared/annotation/commands.ts'
import { sweepOf } from '#shared/annotation/gesture.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import classes from './annotation.module.css'
import { PictureView } from './picture-view.tsx'
import { SelectionView } from './selection-view.tsx'
import { TextEditor } from './text-editor.tsx'
import type { Annotation } from './use-annotation.ts'
import { useCanvasPointer } from './use-canvas-pointer.ts'
import type { ViewControl } from './use-view.ts'
import { words } from './words.ts'
import { ZoomBar } from './zoom-bar.tsx'

const SHARP_FROM = 3

type CanvasProps = Readonly<{
  annotation: Annotation
  frame: RefObject<HTMLDivElement | null>
  control: ViewControl
  /** An old revision to look at instead of the current marks. */
  old: readonly Shape[] | null
}>

/** The picture with its marks; renders the editor's state and forwards pointers. */
export function Canvas({ annotation, frame, control, old }: CanvasProps) {
  const { editor, dispatch, evidenceId } = annotation
  const { records } = editor.history
  const readOnly = annotation.readOnly || old !== null
  const pointer = useCanvasPointer({ frame, control, dispatch, readOnly })
  const [failed, setFailed] = useState(false)
  const { view } = control
  const typed = editor.typing === null || old ? undefined : records.get(editor.typing)
  const cursor = pointer.hand ? classes.hand : editor.tool === 'select' ? '' : classes.draw
  return (
    <div
      ref={frame}
      className={`${classes.frame} ${cursor}`}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas is drawn on by keyboard
      tabIndex={0}
      aria-label={words.canvas}
      {...pointer.handlers}
    >
      <svg className={classes.svg} role="presentation">
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <PictureView
            evidenceId={evidenceId}
            picture={editor.picture}
            shapes={old ?? records.values()}
            hidden={typed?.id ?? null}
            sharp={view.scale >= SHARP_FROM}
            onError={() => setFailed(true)}
          />
        </g>
        {!readOnly && (
          <SelectionView
            shapes={typed ? [] : chosenShapes(records, editor.selection)}
            view={view}
            sweep={sweepOf(editor.gesture)}
          />
        )}
      </svg>
      {typed?.kind === 'text' && (
        <TextEditor
          key={typed.id}
          shape={typed}
          view={view}
          onType={(text) => dispatch({ type: 'type', id: typed.id, text })}
          onDone={() => dispatch({ type: 'stopTyping', id: typed.id })}
        />
      )}
      {failed && (
        <Alert color="orange" m="md">
          {words.pictureFailed}
        </Alert>
      )}
      <ZoomBar control={control} />
    </div>
  )
}
