import { Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { formatClock } from './date-format.ts'

/** "Tersimpan 14.03.21": everything autosaves, and says so. */
export const SavedAt = ({ at }: Readonly<{ at: Date | null }>) => (
  <Group gap={4} wrap="nowrap" c="dimmed">
    {at && <IconCheck size={14} aria-hidden />}
    <Text size="xs" span>
      {at ? `Tersimpan ${formatClock(at)}` : 'Tersimpan otomatis'}
    </Text>
  </Group>
)
