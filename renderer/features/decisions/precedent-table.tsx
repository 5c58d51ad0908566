import { Stack, Table, Text, Title } from '@mantine/core'
import { levelText } from '#renderer/features/rules/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { SubjectId } from '#shared/cases/model.ts'
import { OUTCOMES, words } from './words.ts'

/** What was decided here for the same article, without anybody in it. */
export function PrecedentTable({ article, exceptSubject }: Readonly<{ article: string; exceptSubject: SubjectId }>) {
  const query = useCoreQuery(
    ['decision', 'precedents', article, exceptSubject],
    (api) => api.decisions.precedents({ article, exceptSubject }),
    {
      keepPrevious: true,
    },
  )
  const { groups, others } = query.data ?? { groups: [], others: 0 }
  return (
    <Stack gap={4} mt="lg" component="section">
      <Title order={3}>{words.precedents}</Title>
      <Text size="xs" c="dimmed">
        {groups.length === 0 && others === 0 ? words.precedentsNone : words.precedentsHint}
      </Text>
      {groups.length > 0 && (
        <Table fz="xs">
          <Table.Thead>
            <Table.Tr>
              {words.precedentColumns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(({ outcome, sanctionTitle, level, count, firstYear, lastYear, aggravating, mitigating }) => (
              <Table.Tr key={`${outcome}${sanctionTitle}`}>
                <Table.Td>{sanctionTitle ? `${sanctionTitle} (${levelText(level)})` : OUTCOMES[outcome]}</Table.Td>
                <Table.Td>{count}</Table.Td>
                <Table.Td>{firstYear === lastYear ? firstYear : `${firstYear}–${lastYear}`}</Table.Td>
                <Table.Td>{aggravating.toLocaleString('id')}</Table.Td>
                <Table.Td>{mitigating.toLocaleString('id')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {others > 0 && <Text size="xs">{words.precedentsOthers(others)}</Text>}
    </Stack>
  )
}
