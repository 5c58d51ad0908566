import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { BackupOverview, BackupTarget, RunState } from '#shared/backup/model.ts'
import { ProgressView } from './progress-view.tsx'
import type { useRun } from './use-run.ts'
import { words } from './words.ts'

type RunPanelProps = Readonly<{
  overview: BackupOverview
  target: BackupTarget | null
  run: ReturnType<typeof useRun>
  /** False for who may not start one. */
  may: boolean
}>

export function RunPanel({ overview, target, run, may }: RunPanelProps) {
  const [thorough, setThorough] = useState(false)
  const running = run.state.state === 'running'
  return (
    <Stack gap="sm">
      <Text size="sm">
        {overview.last ? (
          <>
            {words.run.last}: <DateText at={overview.last.at} /> {words.run.lastAt(overview.last.target)}
          </>
        ) : (
          words.run.never
        )}
      </Text>
      {run.state.state === 'running' ? (
        <>
          <ProgressView progress={run.state.progress} />
          <Text size="xs" c="dimmed">
            {words.run.goesOn}
          </Text>
        </>
      ) : (
        <Checkbox
          label={words.run.thorough}
          description={words.run.thoroughHint}
          checked={thorough}
          disabled={!may}
          onChange={(event) => setThorough(event.currentTarget.checked)}
        />
      )}
      <Outcome state={run.state} />
      <Group justify="flex-end">
        {running ? (
          <Button variant="default" onClick={run.cancel}>
            {words.run.cancel}
          </Button>
        ) : (
          <Button
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            disabled={!may || target === null || target.problem !== null}
            onClick={() => target && void run.start({ target: target.id, thorough })}
          >
            {words.run.start}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Outcome({ state }: Readonly<{ state: RunState }>) {
  if (state.state === 'failed')
    return (
      <Alert color="red" title={words.run.failed} icon={<IconAlertTriangle aria-hidden />} role="alert">
        {state.message}
      </Alert>
    )
  if (state.state !== 'done') return null
  const { copiedFiles, keptFiles, missing } = state.outcome
  return (
    <Alert color={missing.length > 0 ? 'orange' : 'teal'} icon={<IconCircleCheck aria-hidden />} role="status">
      {words.run.done(copiedFiles, keptFiles)}
      {missing.length > 0 && ` ${words.run.missing(missing.length)}`}
    </Alert>
  )
}
