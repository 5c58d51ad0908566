import { Badge, Checkbox, Group, Select, Stack, Table, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import type { Day } from '#shared/kernel/instant.ts'
import { isInForce, needsOfficialText, RULE_KINDS, type RuleEntry, type RuleKind } from '#shared/rules/model.ts'
import { OfficialTextMark } from './rule-citation.tsx'
import { RuleDetails } from './rule-details.tsx'
import type { Book } from './use-rules.ts'
import { KINDS, ORIGINS, words } from './words.ts'

type Filter = Readonly<{ search: string; kind: RuleKind | null; day: Day | null; doubtful: boolean }>

const KIND_CHOICES = RULE_KINDS.map((value) => ({ value, label: KINDS[value] }))

/** The catalogue as a list that is searched and filtered by kind and day. */
export function RuleBrowser({ book, past }: Readonly<{ book: Book; past: boolean }>) {
  const [filter, setFilter] = useState<Filter>({ search: '', kind: null, day: null, doubtful: false })
  const [open, setOpen] = useState<string | null>(null)
  const shown = book.entries.filter((entry) => matches(entry, filter))
  const opened = book.entries.find(({ id }) => id === open)
  return (
    <Stack gap="sm">
      <Filters filter={filter} onChange={(part) => setFilter({ ...filter, ...part })} />
      <Text size="xs" c="dimmed" role="status">
        {words.shown(shown.length, book.entries.length)}
      </Text>
      {shown.length === 0 ? (
        <EmptyState title={words.none}>{words.noneBody}</EmptyState>
      ) : (
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.columns.title}</Table.Th>
              <Table.Th w={130}>{words.columns.valid}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((entry) => (
              <Row key={entry.id} entry={entry} book={book} onOpen={() => setOpen(entry.id)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {opened && (
        <RuleDetails
          entry={opened}
          origin={book.origins[opened.id] ?? 'shipped'}
          past={past}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  )
}

const Filters = ({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) => (
  <Group gap="sm" align="flex-end" wrap="wrap">
    <TextInput
      label={words.search}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={filter.search}
      flex={1}
      miw={170}
      onChange={(event) => onChange({ search: event.currentTarget.value })}
    />
    <Select
      label={words.kind}
      placeholder={words.allKinds}
      data={KIND_CHOICES}
      value={filter.kind}
      clearable
      w={170}
      onChange={(kind) => onChange({ kind: RULE_KINDS.find((one) => one === kind) ?? null })}
    />
    <DayInput label={words.onDay} value={filter.day} onChange={(day) => onChange({ day })} />
    <Checkbox
      label={words.doubtful}
      checked={filter.doubtful}
      mb={8}
      onChange={(event) => onChange({ doubtful: event.currentTarget.checked })}
    />
  </Group>
)

const matches = (entry: RuleEntry, { search, kind, day, doubtful }: Filter): boolean =>
  (kind === null || entry.kind === kind) &&
  (day === null || isInForce(entry, day)) &&
  (!doubtful || needsOfficialText(entry)) &&
  `${entry.title} ${entry.article} ${entry.text} ${entry.id}`
    .toLocaleLowerCase('id')
    .includes(search.trim().toLocaleLowerCase('id'))

type RowProps = Readonly<{ entry: RuleEntry; book: Book; onOpen: () => void }>

function Row({ entry, book, onOpen }: RowProps) {
  const origin = book.origins[entry.id] ?? 'shipped'
  return (
    <Table.Tr>
      <Table.Td>
        <UnstyledButton onClick={onOpen} w="100%">
          <Text size="sm" fw={600} c="var(--mantine-color-anchor)">
            {entry.title}
          </Text>
          <Text size="xs">{entry.article}</Text>
        </UnstyledButton>
        <Group gap={6} mt={4}>
          <OfficialTextMark rule={entry} />
          <Badge size="sm" color="gray">
            {KINDS[entry.kind]}
          </Badge>
          {origin !== 'shipped' && (
            <Badge size="sm" color="blue">
              {ORIGINS[origin]}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="xs">{words.since(formatDay(entry.validFrom), entry.validTo && formatDay(entry.validTo))}</Text>
      </Table.Td>
    </Table.Tr>
  )
}
