import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import classes from './evidence.module.css'
import type { Given } from './folder-walk.ts'
import type { ImportItem } from './import-queue.ts'
import { already, droppedFiles, hasFiles, pastedFiles } from './transferred-files.ts'
import { words } from './words.ts'

type Props = Readonly<{
  onFiles: (origin: ImportItem['origin'], given: Given) => void
  /** True for who may not import: files that hover are not asked for. */
  disabled?: boolean
  children: ReactNode
}>

/** Takes files and folders dropped, and files pasted, anywhere on the page while it is shown. */
export function DropZone({ onFiles, disabled = false, children }: Props) {
  const over = useDrop((given) => !disabled && onFiles('drop', given)) && !disabled
  usePaste((files) => !disabled && onFiles('paste', already(files)))
  return (
    <div className={classes.dropArea}>
      {children}
      {over && (
        <div className={classes.dropCover}>
          <Text fw={600} size="lg">
            {words.dropHere}
          </Text>
        </div>
      )}
    </div>
  )
}

/** True while files hover over the window. */
function useDrop(onDrop: (given: Given) => void): boolean {
  const [over, setOver] = useState(false)
  const handle = useEffectEvent((event: DragEvent) => {
    if (event.type === 'dragleave' && event.relatedTarget === null) setOver(false)
    if (event.type === 'dragleave' || !event.dataTransfer || !hasFiles(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(event.type === 'dragover')
    if (event.type === 'drop') onDrop(droppedFiles(event.dataTransfer))
  })
  useEffect(() => listen(['dragover', 'dragleave', 'drop'], (event) => handle(event)), [])
  return over
}

/** Text pasted into a field stays there; only files are taken. */
function usePaste(onPaste: (files: File[]) => void) {
  const handle = useEffectEvent((event: ClipboardEvent) => {
    if (!event.clipboardData || event.clipboardData.files.length === 0) return
    event.preventDefault()
    onPaste(pastedFiles(event.clipboardData, new Date()))
  })
  useEffect(() => listen(['paste'], (event) => handle(event)), [])
}

function listen<K extends keyof WindowEventMap>(types: readonly K[], listener: (event: WindowEventMap[K]) => void) {
  for (const type of types) window.addEventListener(type, listener)
  return () => {
    for (const type of types) window.removeEventListener(type, listener)
  }
}
