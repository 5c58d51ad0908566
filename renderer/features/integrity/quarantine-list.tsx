import { Stack, Table, Text } from '@mantine/core'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Quarantined } from '#shared/integrity/model.ts'
import { QUARANTINE_KINDS, words } from './words.ts'

export const QuarantineList = ({ files }: Readonly<{ files: readonly Quarantined[] }>) => (
  <Stack gap="sm">
    <Text size="sm">{words.quarantine.body}</Text>
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.quarantine.kind}</Table.Th>
          <Table.Th>{words.quarantine.size}</Table.Th>
          <Table.Th>{words.quarantine.at}</Table.Th>
          <Table.Th>{words.quarantine.name}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {files.map(({ name, kind, bytes, setAsideAt }) => (
          <Table.Tr key={name}>
            <Table.Td>{QUARANTINE_KINDS[kind]}</Table.Td>
            <Table.Td>{formatSize(bytes)}</Table.Td>
            <Table.Td>
              <DateText at={setAsideAt} />
            </Table.Td>
            <Table.Td>
              <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Stack>
)
