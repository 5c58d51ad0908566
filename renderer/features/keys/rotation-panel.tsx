import { Alert, Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useStream } from '#renderer/features/backup/use-stream.ts'
import { VAULT_STATUS_KEY } from '#renderer/rpc/changes.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { RotationProgress } from '#shared/vault/model.ts'
import { words } from './words.ts'

const STAGES: readonly RotationProgress['stage'][] = ['snapshot', 'database', 'keys', 'closing', 'done']

/** Asks, runs the rotation and shows how far it is. */
export function RotationPanel({ holdsReporterKey, due }: Readonly<{ holdsReporterKey: boolean; due: boolean }>) {
  const [reporterKey, setReporterKey] = useState(due && holdsReporterKey)
  const { latest, error, running, run, cancel } = useStream<RotationProgress>()
  const queries = useQueryClient()
  const start = async () => {
    await run((api, signal) => api.vault.rotateKeys({ reporterKey }, { signal }))
    await Promise.all([['vault'], VAULT_STATUS_KEY].map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
  const ask = () =>
    confirm({
      title: words.rotate.confirmTitle,
      body: words.rotate.confirmBody,
      confirmLabel: words.rotate.submit,
      onConfirm: () => void start(),
    })
  return (
    <Stack gap="md">
      <Checkbox
        label={words.rotate.reporter}
        description={holdsReporterKey ? words.rotate.reporterHint : words.rotate.reporterMissing}
        checked={reporterKey}
        disabled={!holdsReporterKey || running}
        onChange={(event) => setReporterKey(event.currentTarget.checked)}
      />
      {running && <Running latest={latest} onCancel={cancel} />}
      {error !== null && <ErrorNotice error={error} />}
      {!running && latest?.stage === 'done' && (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
          {words.rotate.done}
        </Alert>
      )}
      {!running && (
        <Group>
          <Button onClick={ask}>{words.rotate.submit}</Button>
        </Group>
      )}
    </Stack>
  )
}

function Running({ latest, onCancel }: Readonly<{ latest: RotationProgress | null; onCancel: () => void }>) {
  const stage = latest?.stage ?? 'snapshot'
  const within = latest && latest.total > 0 ? latest.done / latest.total : 0
  const percent = Math.round(((STAGES.indexOf(stage) + within) / (STAGES.length - 1)) * 100)
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {words.stage(stage)}
      </Text>
      <Progress value={percent} aria-label={words.rotate.progress} />
      <Group>
        <Button variant="default" onClick={onCancel} disabled={stage === 'closing'}>
          {words.rotate.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
