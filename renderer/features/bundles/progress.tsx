import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import type { BundleProgress } from '#shared/bundles/model.ts'
import { STAGES, words } from './words.ts'

type Props = Readonly<{
  label: string
  bytes: number
  totalBytes: number
  onStop?: () => void
}>

/** How far long work is, with a way to stop it. */
export function ProgressBar({ label, bytes, totalBytes, onStop }: Props) {
  const isCounted = totalBytes > 0
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {label}
        </Text>
        <Group gap="sm">
          {isCounted && (
            <Text size="xs" c="dimmed">
              {formatSize(bytes)} / {formatSize(totalBytes)}
            </Text>
          )}
          {onStop && (
            <Button size="compact-sm" variant="default" onClick={onStop}>
              {words.stop}
            </Button>
          )}
        </Group>
      </Group>
      <Progress
        value={isCounted ? Math.min(100, (bytes / totalBytes) * 100) : 100}
        animated={!isCounted}
        aria-label={words.progress}
      />
    </Stack>
  )
}

export const StageBar = ({ progress, onStop }: Readonly<{ progress: BundleProgress; onStop: () => void }>) => (
  <ProgressBar {...progress} label={STAGES[progress.stage]} onStop={onStop} />
)
