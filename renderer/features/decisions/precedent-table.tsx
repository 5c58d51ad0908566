import { Stack, Table, Text, Title } from '@mantine/core'
import { levelText } from '#renderer/features/rules/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { SubjectId } from '#shared/cases/model.ts'
import { APPEAL_OUTCOMES, OUTCOMES, words } from './words.ts'

const MOST = 8

/** What was decided here for the same article, without anybody in it. */
export function PrecedentTable({ article, exceptSubject }: Readonly<{ article: string; exceptSubject: SubjectId }>) {
  const query = useCoreQuery(
    ['decision', 'precedents', article, exceptSubject],
    (api) => api.decisions.precedents({ article, exceptSubject }),
    {
      keepPrevious: true,
    },
  )
  const rows = (query.data ?? []).slice(0, MOST)
  return (
    <Stack gap={4} mt="lg" component="section">
      <Title order={3}>{words.precedents}</Title>
      <Text size="xs" c="dimmed">
        {rows.length === 0 ? words.precedentsNone : words.precedentsHint}
      </Text>
      {rows.length > 0 && (
        <Table fz="xs">
          <Table.Thead>
            <Table.Tr>
              {words.precedentColumns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ year, outcome, sanctionTitle, level, aggravating, mitigating, ruling }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows without names have nothing else to be told apart by
              <Table.Tr key={at}>
                <Table.Td>{year}</Table.Td>
                <Table.Td>{sanctionTitle ? `${sanctionTitle} (${levelText(level)})` : OUTCOMES[outcome]}</Table.Td>
                <Table.Td>{aggravating}</Table.Td>
                <Table.Td>{mitigating}</Table.Td>
                <Table.Td>{ruling ? APPEAL_OUTCOMES[ruling] : '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
