import { Button, Group, Loader, Paper, Text } from '@mantine/core'
import type { Reading } from './use-readings.ts'
import { words } from './words.ts'

type Props = Readonly<{ reading: Reading; onStop: (key: string) => void }>

/** A folder is being read: how far, and a way out. */
export const ReadingNotice = ({ reading: { key, found }, onStop }: Props) => (
  <Paper withBorder p="sm">
    <Group justify="space-between">
      <Group gap="sm" role="status">
        <Loader size="xs" />
        <Text size="sm">{found === 0 ? words.awaiting : words.reading(found)}</Text>
      </Group>
      <Button size="compact-sm" variant="default" onClick={() => onStop(key)}>
        {words.stopReading}
      </Button>
    </Group>
  </Paper>
)
