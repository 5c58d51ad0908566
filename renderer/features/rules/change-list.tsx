import { Badge, Group, Stack, Table, Text } from '@mantine/core'
import type { EntryChange } from '#shared/rules/contract.ts'
import { changedMembers } from './changed-members.ts'
import { useRules } from './use-rules.ts'
import { CHANGES, words } from './words.ts'

const COLOURS = { added: 'teal', corrected: 'blue', removed: 'orange' } as const

/** What changes, entry by entry, member by member. */
export const ChangeList = ({ changes }: Readonly<{ changes: readonly EntryChange[] }>) => (
  <Stack gap="xs">
    {changes.map((change) => (
      <div key={change.id}>
        <Group gap="xs">
          <Badge size="sm" color={COLOURS[change.change]}>
            {CHANGES[change.change]}
          </Badge>
          <Text size="sm">{change.title}</Text>
        </Group>
        {change.change === 'corrected' && <Members change={change} />}
        {change.change === 'added' && change.after && (
          <Text size="xs" c="dimmed">
            {change.after.article}. {change.after.text}
          </Text>
        )}
      </div>
    ))}
  </Stack>
)

function Members({ change }: Readonly<{ change: EntryChange }>) {
  const entries = useRules().data?.entries ?? []
  const titleOf = (key: string) => entries.find((one) => one.key === key)?.title ?? key
  return (
    <Table withTableBorder mt={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={130} aria-hidden />
          <Table.Th>{words.pack.before}</Table.Th>
          <Table.Th>{words.pack.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changedMembers(change, titleOf).map(({ name, before, after }) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Text size="xs" fw={600}>
                {name}
              </Text>
            </Table.Td>
            <Table.Td className="rule-change">{before}</Table.Td>
            <Table.Td className="rule-change">{after}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
