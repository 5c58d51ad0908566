import { Badge, Button, Group, Paper, SimpleGrid, Table, Text, Title } from '@mantine/core'
import type { ImportSummary } from '#shared/people/register.ts'
import { countText } from '#shared/words/count-text.ts'
import { importing as words } from './words.ts'

type Props = Readonly<{ summary: ImportSummary; onImport: () => void }>

/** What an import would do: how many, and every doubt with its row and column. */
export function ImportResult({ summary, onImport }: Props) {
  const { created, updated, problems, warnings, skipped } = summary
  const toStore = created + updated
  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.result}</Title>
        <Button onClick={onImport} disabled={toStore === 0}>
          {toStore === 0 ? words.nothing : words.run(toStore)}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 5 }} mb="md">
        {(['created', 'updated', 'unchanged', 'skipped', 'warnings'] as const).map((kind) => (
          <div key={kind}>
            <Text fz={26} fw={650} lh={1.1}>
              {countText(summary[kind])}
            </Text>
            <Text size="sm" c="dimmed">
              {words[kind]}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {problems.length === 0 ? (
        <Text size="sm">{words.none}</Text>
      ) : (
        <>
          <Title order={3} size="h4" mb={4}>
            {words.problems}
          </Title>
          <ProblemTable problems={problems} />
          <Text size="xs" c="dimmed" mt="xs">
            {words.shown(problems.length, warnings + skipped)}
          </Text>
        </>
      )}
    </Paper>
  )
}

const ProblemTable = ({ problems }: Pick<ImportSummary, 'problems'>) => (
  <Table.ScrollContainer minWidth={560} maxHeight={360}>
    <Table stickyHeader verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>{words.problemColumns.place}</Table.Th>
          <Table.Th w={180}>{words.problemColumns.column}</Table.Th>
          <Table.Th>{words.problemColumns.message}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {problems.map(({ place, column, level, message }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
          <Table.Tr key={at}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{place}</Table.Td>
            <Table.Td>{column || '—'}</Table.Td>
            <Table.Td>
              <Badge size="sm" mr={6} color={level === 'skipped' ? 'red' : 'orange'}>
                {words.levels[level]}
              </Badge>
              {message}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
