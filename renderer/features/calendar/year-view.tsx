import { Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { KnownYear } from '#shared/calendar/model.ts'
import { dayParts, WEEKDAYS } from '#shared/words/date-words.ts'
import { KINDS, words } from './words.ts'

/** One year as it counts now, with its source. */
export function YearView({ known, onEdit }: Readonly<{ known: KnownYear; onEdit: (() => void) | null }>) {
  const [showing, show] = useDisclosure(false)
  const { data, origin, version } = known
  const unconfirmed = data.holidays.filter(({ confirmed }) => !confirmed).length
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Group gap="xs" mb={4}>
            <Badge color="gray">{origin === 'shipped' ? words.shipped : words.office(version)}</Badge>
            <Badge color={unconfirmed > 0 ? 'yellow' : 'teal'}>
              {unconfirmed > 0 ? words.unconfirmed(unconfirmed) : words.confirmedAll}
            </Badge>
          </Group>
          <Text size="sm" className="prose">
            <b>{words.source}:</b> {data.source}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" onClick={show.open}>
            {words.history}
          </Button>
          {onEdit && (
            <Button size="xs" onClick={onEdit}>
              {words.edit}
            </Button>
          )}
        </Group>
      </Group>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={210}>{words.columns.day}</Table.Th>
            <Table.Th>{words.columns.name}</Table.Th>
            <Table.Th w={130}>{words.columns.kind}</Table.Th>
            <Table.Th w={130}>{words.columns.confirmed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.holidays.map(({ day, name, kind, confirmed }) => (
            <Table.Tr key={day}>
              <Table.Td>
                {WEEKDAYS[dayParts(day).weekday]}, {formatDay(day)}
              </Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{KINDS[kind]}</Table.Td>
              <Table.Td>{confirmed ? words.yes : words.no}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Modal opened={showing} onClose={show.close} title={words.historyOf(data.year)} size="lg">
        {showing && <History year={data.year} />}
      </Modal>
    </Stack>
  )
}

function History({ year }: Readonly<{ year: number }>) {
  const query = useCoreQuery(['calendar', 'history', year], (api) => api.calendar.history({ year }))
  return (
    <QueryView query={query}>
      {(versions) =>
        versions.length === 0 ? (
          <Text size="sm">{words.noHistory}</Text>
        ) : (
          <ul className="sentences">
            {versions.map(({ version, reason, at, by, data }) => (
              <li key={version}>
                <b>{words.version(version)}</b>, <DateText at={at} />, {by}: {reason} ({data.holidays.length})
              </li>
            ))}
          </ul>
        )
      }
    </QueryView>
  )
}
