import { ActionIcon, Button, Checkbox, Group, Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { calendarYearSchema, type Holiday, holidayKindSchema, type KnownYear } from '#shared/calendar/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { KINDS, words } from './words.ts'

type Row = Omit<Holiday, 'day'> & Readonly<{ day: Day | null }>
type Typing = Readonly<{ source: string; rows: readonly Row[]; reason: string }>

const EMPTY_ROW: Row = { day: null, name: '', kind: 'national', confirmed: false, source: '' }

/** One year's non-working days as rows; saving makes a new version with its reason. */
export function YearEditor({ known, onClose }: Readonly<{ known: KnownYear; onClose: (saved: boolean) => void }>) {
  const { year } = known.data
  const draft = useDraft<Typing>(`calendar:${year}`, {
    source: known.data.source,
    rows: known.data.holidays,
    reason: '',
  })
  const { source, rows, reason } = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const changeRow = (index: number, part: Partial<Row>) =>
    change({ rows: rows.map((row, at) => (at === index ? { ...row, ...part } : row)) })
  const ready = calendarYearSchema.safeParse({ year, source, holidays: rows })
  const close = (saved: boolean) => {
    void draft.discard()
    onClose(saved)
  }
  const save = useCoreMutation(
    (api, data: KnownYear['data']) => api.calendar.saveYear({ data, baseVersion: known.version, reason }),
    { success: words.saved(year), onSuccess: () => close(true) },
  )
  return (
    <Stack gap="sm">
      <Textarea
        label={words.source}
        description={words.sourceHint}
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        value={source}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <Table.ScrollContainer minWidth={640}>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={190}>{words.columns.day}</Table.Th>
              <Table.Th>{words.columns.name}</Table.Th>
              <Table.Th w={190}>{words.columns.kind}</Table.Th>
              <Table.Th w={110}>{words.columns.confirmed}</Table.Th>
              <Table.Th w={60}>{words.columns.action}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <HolidayRow
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own and keep their order.
                key={index}
                row={row}
                onChange={(part) => changeRow(index, part)}
                onRemove={() => change({ rows: rows.filter((_, at) => at !== index) })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ rows: [...rows, EMPTY_ROW] })}
        >
          {words.add}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => change({ rows: rows.map((row) => ({ ...row, confirmed: true })) })}
        >
          {words.confirmAll}
        </Button>
      </Group>
      {!ready.success && (
        <Text size="sm" c="var(--mantine-color-error)" role="status">
          {words.incomplete}
        </Text>
      )}
      <TextInput
        label={words.reason}
        withAsterisk
        maxLength={2000}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => close(false)}>
          {words.cancel}
        </Button>
        <Button
          loading={save.isPending}
          disabled={!ready.success || reason.trim() === ''}
          onClick={() => ready.success && save.mutate(ready.data)}
        >
          {words.save}
        </Button>
      </Group>
    </Stack>
  )
}

type RowProps = Readonly<{ row: Row; onChange: (part: Partial<Row>) => void; onRemove: () => void }>

const HolidayRow = ({ row, onChange, onRemove }: RowProps) => (
  <Table.Tr>
    <Table.Td>
      <DayInput
        label=""
        ariaLabel={`${words.columns.day}: ${row.name || words.noDay}`}
        value={row.day}
        onChange={(day) => onChange({ day })}
      />
    </Table.Td>
    <Table.Td>
      <TextInput
        aria-label={words.columns.name}
        maxLength={150}
        value={row.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
    </Table.Td>
    <Table.Td>
      <Select
        aria-label={words.columns.kind}
        data={holidayKindSchema.options.map((kind) => ({ value: kind, label: KINDS[kind] }))}
        value={row.kind}
        allowDeselect={false}
        onChange={(kind) => onChange({ kind: holidayKindSchema.catch(row.kind).parse(kind) })}
      />
    </Table.Td>
    <Table.Td>
      <Checkbox
        aria-label={words.confirmedLabel(row.name || words.noDay)}
        checked={row.confirmed}
        onChange={(event) => onChange({ confirmed: event.currentTarget.checked })}
      />
    </Table.Td>
    <Table.Td>
      <ActionIcon aria-label={words.remove(row.name || words.noDay)} color="red" onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Table.Td>
  </Table.Tr>
)
