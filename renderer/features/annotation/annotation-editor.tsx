import { ActionIcon, Alert, Stack, Tooltip } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Page } from '#renderer/ui/page.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import classes from './annotation.module.css'
import { Canvas } from './canvas.tsx'
import { ExportButton, ExportResult, useExport } from './export-button.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { OldRevisionNotice, useOldRevision } from './old-revision.tsx'
import { runShortcut } from './run-shortcut.ts'
import { SaveLine, SaveTrouble } from './save-line.tsx'
import { shortcutOf } from './shortcuts.ts'
import { SidePanel } from './side-panel.tsx'
import { Toolbar } from './toolbar.tsx'
import { type Loaded, useAnnotation } from './use-annotation.ts'
import { useView } from './use-view.ts'
import { words } from './words.ts'

const ROOM_FOR_PANEL = 1100

type AnnotationEditorProps = Readonly<{
  caseId: CaseId
  evidenceId: EvidenceId
  loaded: Loaded
  page: Pick<ComponentProps<typeof Page>, 'title' | 'breadcrumbs'>
}>

/** Tools above, picture in the middle, marks and revisions beside it. */
export function AnnotationEditor({ caseId, evidenceId, loaded, page }: AnnotationEditorProps) {
  const annotation = useAnnotation(evidenceId, loaded)
  const frame = useRef<HTMLDivElement>(null)
  const control = useView(frame, annotation.editor.picture)
  const revision = useOldRevision(annotation)
  const run = useExport(annotation)
  const panel = usePanel()
  const still = annotation.readOnly || revision.old !== null
  // What had the focus may just have gone (a finished text, a deleted row): keys go on working.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const shortcut = shortcutOf(event)
    if (!shortcut || !isForUs(event)) return
    event.preventDefault()
    runShortcut(shortcut, annotation, control, still)
  }
  const actions = (
    <>
      <SaveLine annotation={annotation} />
      <KeyboardHelp />
      <PanelButton panel={panel} />
      <ExportButton run={run} disabled={still} />
    </>
  )
  return (
    <Page wide {...page} actions={actions}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: tool keys work wherever the focus is inside the editor */}
      <div className={classes.editor} onKeyDown={onKeyDown}>
        <Stack gap={6}>
          <Toolbar annotation={annotation} disabled={still} />
          {annotation.readOnly && <Alert color="gray">{words.readOnly}</Alert>}
          <SaveTrouble annotation={annotation} />
          <OldRevisionNotice annotation={annotation} view={revision} />
          <ExportResult run={run} caseId={caseId} />
        </Stack>
        <div className={classes.work}>
          <Canvas annotation={annotation} frame={frame} control={control} old={revision.old?.shapes ?? null} />
          {panel.open && (
            <SidePanel
              annotation={annotation}
              control={control}
              shown={revision.old?.revision ?? null}
              onShow={revision.show}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

/** Fields keep their letters; on buttons Enter and arrows stay the button's own. */
function isForUs({ target, key, ctrlKey }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"]') || target.matches('input, textarea, select, [contenteditable="true"]'))
    return false
  return target.getAttribute('role') === 'application' || ctrlKey || !/^(Enter|Arrow.*| )$/.test(key)
}

function usePanel() {
  const { width } = useViewportSize()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const open = wanted ?? width >= ROOM_FOR_PANEL
  return { open, toggle: () => setWanted(!open) }
}

function PanelButton({ panel: { open, toggle } }: { panel: ReturnType<typeof usePanel> }) {
  const label = open ? words.hidePanel : words.showPanel
  const Icon = open ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-expanded={open} onClick={toggle}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
