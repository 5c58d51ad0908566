import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { JobState } from '#shared/integrity/model.ts'
import { useJob } from './use-job.ts'
import { JOB_STATES, PAUSES, words } from './words.ts'

export function JobPanel({ first, may }: Readonly<{ first: JobState; may: boolean }>) {
  const job = useJob(first)
  const start = useCoreMutation((api, all: boolean) => api.integrity.start({ all }))
  const pause = useCoreMutation((api) => api.integrity.pause())
  const { state, reason, files, totalFiles, bytes, totalBytes } = job
  const isOn = state === 'running' || state === 'paused'
  const part = totalBytes > 0 ? Math.min(100, (bytes / totalBytes) * 100) : 0
  const sentence = reason === null ? JOB_STATES[state] : PAUSES[reason]
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status">
          {sentence}
        </Text>
        {isOn && (
          <Text size="xs" c="dimmed">
            {words.overview.progress(files, totalFiles)}
          </Text>
        )}
      </Group>
      {isOn && <Progress value={part} aria-label={words.overview.title} {...(reason ? { color: 'gray' } : {})} />}
      {may && (
        <Group justify="flex-end" gap="xs">
          {reason === 'asked' && (
            <Button size="xs" variant="default" onClick={() => start.mutate(false)}>
              {words.overview.resume}
            </Button>
          )}
          {isOn && reason !== 'asked' && (
            <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
              {words.overview.pause}
            </Button>
          )}
          <Button size="xs" loading={start.isPending} onClick={() => start.mutate(true)}>
            {words.overview.checkAll}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
