import { Text } from '@mantine/core'
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import classes from './evidence.module.css'
import type { Walked } from './folder-walk.ts'
import type { ImportItem } from './import-queue.ts'
import { droppedFiles, pastedFiles } from './transferred-files.ts'
import { words } from './words.ts'

type Props = Readonly<{ onFiles: (origin: ImportItem['origin'], walked: Walked) => void; children: ReactNode }>

/** Takes files and folders dropped on it, and files pasted anywhere on the page while it is shown. */
export function DropZone({ onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  usePaste((files) => onFiles('paste', { files, unreadable: [] }))
  const onDrop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer).then((walked) => onFiles('drop', walked))
  }
  const onDragOver = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping needs a mouse; pasting and the button serve the keyboard
    <div
      className={classes.dropArea}
      onDragOver={onDragOver}
      onDrop={onDrop}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
    >
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

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Text pasted into a field stays there; only files are taken. */
function usePaste(onPaste: (files: File[]) => void) {
  const handle = useEffectEvent((event: ClipboardEvent) => {
    if (!event.clipboardData || event.clipboardData.files.length === 0) return
    event.preventDefault()
    onPaste(pastedFiles(event.clipboardData, new Date()))
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => handle(event)
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])
}
