import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { Exchange } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'
import type { TextStore } from './text-store.ts'

/** Both texts stay in sight until the officer chooses. */
export function ConflictNotice({ exchange, store }: Readonly<{ exchange: Exchange; store: TextStore }>) {
  return (
    <Alert color="orange" title={hearing.conflictTitle} role="alert">
      <Stack gap="xs">
        <Text size="sm">{hearing.conflictBody}</Text>
        <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
          {exchange.question}
          {'\n'}
          {exchange.answer}
        </Text>
        <Group gap="xs">
          <Button size="xs" onClick={() => store.settle(exchange, 'mine')}>
            {hearing.keepMine}
          </Button>
          <Button size="xs" variant="default" onClick={() => store.settle(exchange, 'theirs')}>
            {hearing.takeTheirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
