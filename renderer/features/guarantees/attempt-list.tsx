import { Badge, Table, Text } from '@mantine/core'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { BlockedAttempt } from '#shared/guarantees/model.ts'
import { ATTEMPTS, REASONS, words } from './words.ts'

export function AttemptList({ attempts }: Readonly<{ attempts: readonly BlockedAttempt[] }>) {
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {words.none}
      </Text>
    )
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.kind}</Table.Th>
            <Table.Th>{words.columns.target}</Table.Th>
            <Table.Th ta="right">{words.columns.count}</Table.Th>
            <Table.Th>{words.columns.last}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {attempts.map(({ kind, target, tested, count, lastAt }) => (
            <Table.Tr key={`${kind} ${target} ${tested}`}>
              <Table.Td>
                {ATTEMPTS[kind]}{' '}
                {tested && (
                  <Badge variant="default" size="sm">
                    {words.tested}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{REASONS[target] ?? (target || '—')}</Table.Td>
              <Table.Td ta="right">{count}</Table.Td>
              <Table.Td>
                <DateText at={lastAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
