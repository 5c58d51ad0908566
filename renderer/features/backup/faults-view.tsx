import { Alert, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Fault } from '#shared/backup/model.ts'
import { FAULTS, words } from './words.ts'

const MOST = 20

/** Each damaged file by name, and what to do. */
export function FaultsView({
  faults,
  body,
  title,
}: Readonly<{ faults: readonly Fault[]; title: string; body?: string }>) {
  return (
    <Alert color="red" variant="light" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Stack gap="xs">
        {body && <Text size="sm">{body}</Text>}
        <List size="xs" spacing={2}>
          {faults.slice(0, MOST).map(({ file, fault }) => (
            <List.Item key={`${file}${fault}`}>
              <Text span size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {file}
              </Text>{' '}
              – {FAULTS[fault]}
            </List.Item>
          ))}
        </List>
        {faults.length > MOST && <Text size="xs">{words.verify.more(faults.length - MOST)}</Text>}
      </Stack>
    </Alert>
  )
}
