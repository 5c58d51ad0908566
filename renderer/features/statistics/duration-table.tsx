import { Paper, Table, Text, Title } from '@mantine/core'
import type { Duration } from '#shared/statistics/model.ts'
import { DURATION_NAMES } from '#shared/statistics/sections.ts'
import { words } from './words.ts'

/** How many days the steps took: quartiles, because one long case would bend a mean. */
export const DurationTable = ({ durations }: Readonly<{ durations: readonly Duration[] }>) => (
  <Paper p="md" mt="md" component="section">
    <Title order={3}>{words.durations}</Title>
    <Text size="xs" c="dimmed" mb="xs">
      {words.durationHint}
    </Text>
    <Table fz="sm">
      <Table.Thead>
        <Table.Tr>
          {words.durationColumns.map((name, at) => (
            <Table.Th key={name} ta={at === 0 ? 'left' : 'right'}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {durations.map(({ key, cases, quarter, median, threeQuarters, longest }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={400}>
              {DURATION_NAMES[key]}
            </Table.Th>
            {Object.entries({ cases, quarter, median, threeQuarters, longest }).map(([name, value]) => (
              <Table.Td key={name} ta="right">
                {value.toLocaleString('id-ID')}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Paper>
)
