import { ActionIcon, Button, Paper, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import classes from './annotation.module.css'
import type { ViewControl } from './use-view.ts'
import { words } from './words.ts'

const STEP = 1.25

export function ZoomBar({ control }: { control: ViewControl }) {
  const tools = [
    { label: words.zoomOut, icon: IconZoomOut, run: () => control.zoom(1 / STEP) },
    { label: words.zoomIn, icon: IconZoomIn, run: () => control.zoom(STEP) },
    { label: words.fit, icon: IconArrowsMaximize, run: control.fit },
  ]
  const percent = `${Math.round(control.view.scale * 100)} %`
  return (
    <Paper className={classes.zoom}>
      <ActionIcon.Group>
        {tools.map(({ label, icon: Icon, run }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon aria-label={label} onClick={run}>
              <Icon size={18} />
            </ActionIcon>
          </Tooltip>
        ))}
        <Tooltip label={words.actual}>
          <Button
            variant="subtle"
            size="compact-sm"
            w="4.5rem"
            aria-label={`${percent}, ${words.actual}`}
            onClick={control.actual}
          >
            {percent}
          </Button>
        </Tooltip>
      </ActionIcon.Group>
    </Paper>
  )
}
