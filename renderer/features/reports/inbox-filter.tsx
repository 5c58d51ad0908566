import { Group, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type Report, type ReportSource, reportSourceSchema, reportStateSchema } from '#shared/reports/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { intake } from './intake-words.ts'
import { SOURCES, STATES, words } from './words.ts'

export type Filter = Readonly<{ search: string; state: Report['state'] | null; source: ReportSource | null }>
type Props = Readonly<{
  value: Filter
  counts: Readonly<Record<Report['state'], number>> | null
  onChange: (part: Partial<Filter>) => void
}>

const SOURCE_OPTIONS = reportSourceSchema.options.map((value) => ({ value, label: SOURCES[value] }))

/** What is still to be decided comes first. */
export function InboxFilter({ value, counts, onChange }: Props) {
  const states = reportStateSchema.options.map((state) => ({
    value: state as string,
    label: counts ? `${STATES[state]} (${countText(counts[state])})` : STATES[state],
  }))
  return (
    <Group gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={intake.state}
        data={[...states, { value: 'all', label: intake.all }]}
        value={value.state ?? 'all'}
        onChange={(next) => onChange({ state: next === 'all' ? null : reportStateSchema.parse(next) })}
      />
      <Select
        aria-label={intake.source}
        placeholder={intake.allSources}
        size="xs"
        w={230}
        clearable
        data={SOURCE_OPTIONS}
        value={value.source}
        onChange={(next) => onChange({ source: next === null ? null : reportSourceSchema.parse(next) })}
      />
      <TextInput
        size="xs"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={15} aria-hidden />}
        w={280}
        maxLength={200}
        value={value.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
      />
    </Group>
  )
}
