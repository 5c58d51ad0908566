import { Alert, Button, Group, List, NumberInput, Paper, Select, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconFileSpreadsheet } from '@tabler/icons-react'
import { columnLetters, type OpenedTable } from '#shared/tables/model.ts'
import type { TableState } from './use-table.ts'
import { DELIMITERS, ENCODINGS, FIELDS, NOTICES, words } from './words.ts'

type Field = keyof typeof FIELDS
type Props = Readonly<{ state: TableState; fields: readonly Field[]; required: Field }>

/** Which column holds what; guessed, shown beside the first values, open to correction. */
export function MappingForm({ state, fields, required }: Props) {
  const { table } = state
  if (!table) return null
  return (
    <Stack gap="md">
      <FileLine state={state} table={table} />
      <Notices table={table} />
      <Paper p="md">
        <Title order={2}>{words.columns}</Title>
        <Text size="sm" c="dimmed" mb="sm">
          {table.remembered ? words.remembered : words.columnsHint}
        </Text>
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={210}>{words.field}</Table.Th>
                <Table.Th w={280}>{words.column}</Table.Th>
                <Table.Th>{words.example}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field) => (
                <FieldRow key={field} field={field} isRequired={field === required} state={state} table={table} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Stack>
  )
}

type RowProps = Readonly<{ field: Field; isRequired: boolean; state: TableState; table: OpenedTable }>

function FieldRow({ field, isRequired, state, table }: RowProps) {
  const column = state.mapping[field] ?? null
  const options = table.headers.map((header, at) => ({
    value: String(at),
    label: `${columnLetters(at)} · ${header || '—'}`,
  }))
  const examples = column === null ? [] : table.sample.map((row) => row[column] ?? '').filter(Boolean)
  return (
    <Table.Tr>
      <Table.Td>
        {FIELDS[field]}
        {isRequired && (
          <Text span c="var(--mantine-color-error)" aria-hidden>
            {' *'}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={words.columnOf(FIELDS[field])}
          data={options}
          value={column === null ? null : String(column)}
          placeholder={words.noColumn}
          clearable
          searchable
          onChange={(next) => state.setColumn(field, next === null ? null : Number(next))}
        />
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {[...new Set(examples)].slice(0, 3).join(' · ') || '—'}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}

function FileLine({ state, table }: Readonly<{ state: TableState; table: OpenedTable }>) {
  const facts = [
    words.rows(table.rowCount),
    table.encoding ? ENCODINGS[table.encoding] : 'XLSX',
    table.delimiter ? words.separated(DELIMITERS[table.delimiter]) : '',
  ]
  return (
    <Paper p="md">
      <Group justify="space-between" align="flex-end">
        <Group gap="sm" wrap="nowrap">
          <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
          <div>
            <Text fw={600}>{table.fileName}</Text>
            <Text size="sm" c="dimmed">
              {words.facts(facts)}
            </Text>
          </div>
        </Group>
        <Group gap="sm" align="flex-end">
          {table.sheets.length > 1 && (
            <Select
              size="xs"
              label={words.sheet}
              w={220}
              data={table.sheets.map(({ name, rows }, at) => ({
                value: String(at),
                label: words.sheetLabel(name, rows),
              }))}
              value={String(table.sheet)}
              allowDeselect={false}
              onChange={(next) => state.view({ sheet: Number(next), headerRow: null })}
            />
          )}
          <NumberInput
            size="xs"
            label={`${words.headerRow} (${words.headerRowHint})`}
            w={190}
            min={0}
            max={1000}
            value={table.headerRow}
            onChange={(next) => state.view({ sheet: table.sheet, headerRow: Number(next) || 0 })}
          />
          <Button size="xs" variant="default" onClick={state.clear}>
            {words.other}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}

const Notices = ({ table }: Readonly<{ table: OpenedTable }>) =>
  table.notices.length === 0 ? null : (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={words.notices}>
      <List size="sm">
        {table.notices.map(({ kind, count, places }) => (
          <List.Item key={kind}>{words.notice(NOTICES[kind], count, places)}</List.Item>
        ))}
      </List>
    </Alert>
  )
