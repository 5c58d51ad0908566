import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import type { BackupSet } from '#shared/backup/model.ts'
import { SET_STATES, words } from './words.ts'

const COLORS = { whole: 'teal', unfinished: 'gray', damaged: 'red', from_future: 'orange' } as const

type SetListProps = Readonly<{
  sets: readonly BackupSet[]
  /** The open vault; sets of others are marked. */
  vaultId: string | null
  onVerify: (set: BackupSet) => void
  onRestore: (set: BackupSet) => void
  mayRestore: boolean
}>

export function SetList({ sets, vaultId, onVerify, onRestore, mayRestore }: SetListProps) {
  if (sets.length === 0) return <EmptyState title={words.list.none}>{words.list.noneBody}</EmptyState>
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.list.at}</Table.Th>
          <Table.Th>{words.list.state}</Table.Th>
          <Table.Th>{words.list.content}</Table.Th>
          <Table.Th ta="right">{words.list.actions}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sets.map((set) => (
          <Table.Tr key={`${set.vaultId}${set.set}`}>
            <Table.Td>{set.createdAt ? <DateText at={set.createdAt} /> : set.set}</Table.Td>
            <Table.Td>
              <Badge color={COLORS[set.state]} variant="light">
                {SET_STATES[set.state]}
              </Badge>
            </Table.Td>
            <Table.Td>
              <SetContent set={set} foreign={vaultId !== null && set.vaultId !== vaultId} />
            </Table.Td>
            <Table.Td>
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button size="xs" variant="default" disabled={!canVerify(set)} onClick={() => onVerify(set)}>
                  {words.list.verify}
                </Button>
                {mayRestore && (
                  <Button size="xs" variant="default" disabled={!canVerify(set)} onClick={() => onRestore(set)}>
                    {words.list.restore}
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const canVerify = ({ state }: BackupSet) => state === 'whole' || state === 'damaged'

function SetContent({ set, foreign }: Readonly<{ set: BackupSet; foreign: boolean }>) {
  return (
    <>
      {foreign && (
        <Badge variant="outline" color="gray" size="sm">
          {words.list.foreign}
        </Badge>
      )}
      {set.files !== null && <Text size="sm">{words.list.files(set.files, formatSize(set.bytes ?? 0))}</Text>}
      {set.missing > 0 && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)">
          {words.list.missing(set.missing)}
        </Text>
      )}
      {set.damaged && (
        <Text size="xs" c="var(--mantine-color-error)">
          {words.list.damaged(set.damaged)}
        </Text>
      )}
    </>
  )
}
