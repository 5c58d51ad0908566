import { Stack, Table, Text } from '@mantine/core'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { CalendarYear } from '#shared/calendar/model.ts'
import { checkExamples } from '#shared/deadlines/examples.ts'
import { EXAMPLE_10, EXAMPLE_22 } from '#shared/deadlines/notes.ts'
import { words } from './words.ts'

/** The regulation's own examples, counted with the calendar as it stands. */
export function Examples({ year2022 }: Readonly<{ year2022: CalendarYear | undefined }>) {
  if (!year2022) return <Text size="sm">{words.no2022}</Text>
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.examplesHint}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.example}</Table.Th>
            <Table.Th>{words.printed}</Table.Th>
            <Table.Th>{words.withHolidays}</Table.Th>
            <Table.Th>{words.withoutHolidays}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checkExamples(year2022).map(({ title, printed, withHolidays, withoutHolidays }) => (
            <Table.Tr key={title}>
              <Table.Td>{title}</Table.Td>
              <Table.Td>{formatDay(printed)}</Table.Td>
              {[withHolidays, withoutHolidays].map((day, index) => (
                <Table.Td key={index === 0 ? 'with' : 'without'}>
                  {day === null ? '—' : formatDay(day)} ({day === printed ? words.agrees : words.differs})
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">{EXAMPLE_10}</Text>
      <Text size="sm">{EXAMPLE_22}</Text>
    </Stack>
  )
}
