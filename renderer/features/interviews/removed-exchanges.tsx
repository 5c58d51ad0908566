import { Button, Group, Stack, Text } from '@mantine/core'
import { allows } from '#shared/interviews/lifecycle.ts'
import type { Exchange, Interview } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'

type Props = Readonly<{ interview: Interview; onRestore: (id: Exchange['id']) => void }>

/** Nothing is thrown away: what was taken out stands here until the minutes are made. */
export function RemovedExchanges({ interview: { removed, state }, onRestore }: Props) {
  if (removed.length === 0) return null
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {hearing.removedTitle(removed.length)}
      </Text>
      {removed.map(({ id, question, answer }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm" c="dimmed" lineClamp={1} dir="auto">
            {question || answer || hearing.untitled}
          </Text>
          {allows(state, 'type') && (
            <Button size="compact-xs" variant="subtle" onClick={() => onRestore(id)}>
              {hearing.restore}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  )
}
