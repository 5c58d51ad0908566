import { Progress as Bar, Group, Stack, Text } from '@mantine/core'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import type { Progress } from '#shared/backup/model.ts'
import { durationText } from './duration.ts'
import { STAGES, words } from './words.ts'

/** Bytes, files, speed and time left of a long piece of work. */
export function ProgressView({ progress }: Readonly<{ progress: Progress }>) {
  const { stage, files, totalFiles, bytes, totalBytes, speed, secondsLeft } = progress
  const part = totalBytes > 0 ? Math.min(100, (bytes / totalBytes) * 100) : 0
  const facts = [
    totalFiles > 0 ? words.run.files(files, totalFiles) : null,
    totalBytes > 0 ? `${formatSize(bytes)} / ${formatSize(totalBytes)}` : null,
    speed === null ? null : words.run.speed(formatSize(speed)),
    secondsLeft === null || totalBytes === 0 ? null : words.run.left(durationText(secondsLeft)),
  ].filter((fact) => fact !== null)
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {STAGES[stage]}
        </Text>
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </Group>
      <Bar
        value={totalBytes > 0 ? part : 100}
        animated={totalBytes === 0}
        aria-label={STAGES[stage]}
        aria-valuetext={facts.join(', ')}
      />
    </Stack>
  )
}
