import { Paper, Table, Text, Title } from '@mantine/core'
import { countText } from '#shared/words/count-text.ts'
import { words } from './words.ts'

type BarTableProps = Readonly<{
  title: string
  /** Along time the latest are shown, otherwise the most frequent; the files hold all. */
  inTime: boolean
  rows: readonly Readonly<{ label: string; count: number }>[]
}>

const MOST = 12
const MOST_IN_TIME = 31

/** A table whose numbers are also bars: read by eye and by a screen reader alike. */
export function BarTable({ title, inTime, rows }: BarTableProps) {
  const shown = inTime ? rows.slice(-MOST_IN_TIME) : rows.slice(0, MOST)
  const most = Math.max(1, ...shown.map(({ count }) => count))
  return (
    <Paper p="md" component="section">
      <Title order={3} mb="xs">
        {title}
      </Title>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.emptySection}
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={4} withRowBorders={false} aria-label={title}>
          <Table.Tbody>
            {shown.map(({ label, count }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" fw={400} w="45%">
                  {label}
                </Table.Th>
                <Table.Td aria-hidden>
                  <div className="bar" style={{ inlineSize: `${(100 * count) / most}%` }} />
                </Table.Td>
                <Table.Td w={64} ta="right">
                  {countText(count)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {rows.length > shown.length && (
        <Text size="xs" c="dimmed" mt="xs">
          {words.left(rows.length - shown.length)}
        </Text>
      )}
    </Paper>
  )
}
