import { Paper, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { boundsOf } from '#shared/annotation/shape-kinds.ts'
import classes from './annotation.module.css'
import { RevisionList } from './revision-list.tsx'
import { ShapeList } from './shape-list.tsx'
import type { Annotation } from './use-annotation.ts'
import type { ViewControl } from './use-view.ts'
import { words } from './words.ts'

type SidePanelProps = Readonly<{
  annotation: Annotation
  control: ViewControl
  shown: number | null
  onShow: (revision: number) => void
}>

export function SidePanel({ annotation, control, shown, onShow }: SidePanelProps) {
  const [tab, setTab] = useState('marks')
  const { editor, dispatch, evidenceId } = annotation
  return (
    <Paper className={classes.panel ?? ''} component="aside" aria-label={words.panel} p={6}>
      <SegmentedControl
        size="xs"
        fullWidth
        mb={6}
        value={tab}
        onChange={setTab}
        data={[
          { value: 'marks', label: words.marks },
          { value: 'history', label: words.history },
        ]}
      />
      <div className={classes.list}>
        {tab === 'marks' ? (
          <ShapeList
            shapes={editor.history.records.values()}
            selection={editor.selection}
            onSelect={(shape) => {
              dispatch({ type: 'select', ids: [shape.id] })
              control.reveal(boundsOf(shape))
            }}
          />
        ) : (
          <RevisionList evidenceId={evidenceId} shown={shown} onShow={onShow} />
        )}
      </div>
    </Paper>
  )
}
