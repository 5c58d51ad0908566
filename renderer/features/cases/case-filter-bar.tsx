import { Button, Group, Popover, Select, TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { ANY_CASE, type CaseFilter, caseFilterSchema } from '#shared/cases/filter.ts'
import { caseStateSchema } from '#shared/cases/model.ts'
import { CaseFilterFields } from './case-filter-fields.tsx'
import { SavedViews } from './saved-views.tsx'
import { STATES, words } from './words.ts'

type CaseFilterBarProps = Readonly<{ value: CaseFilter; onChange: (filter: CaseFilter) => void }>

const STATE_OPTIONS = caseStateSchema.options.map((value) => ({ value, label: STATES[value] }))
const ORDER_OPTIONS = Object.entries(words.filter.orders).map(([value, label]) => ({ value, label }))

/** Text and state at hand, the rest behind a button that says how much of it is in use. */
export function CaseFilterBar({ value, onChange }: CaseFilterBarProps) {
  const change = (part: Partial<CaseFilter>) => onChange({ ...value, ...part })
  const { search: _search, state: _state, order: _order, ...rest } = value
  const active = (Object.keys(rest) as (keyof typeof rest)[]).filter((key) => rest[key] !== ANY_CASE[key]).length
  return (
    <Group gap="sm">
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        w={320}
        maxLength={200}
        value={value.search}
        onChange={({ currentTarget }) => change({ search: currentTarget.value })}
      />
      <Select
        aria-label={words.state}
        placeholder={words.allStates}
        data={STATE_OPTIONS}
        clearable
        w={180}
        value={value.state}
        onChange={(next) => change({ state: next === null ? null : caseStateSchema.parse(next) })}
      />
      <Popover width={340} position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant={active > 0 ? 'light' : 'default'} leftSection={<IconFilter size={16} aria-hidden />}>
            {active > 0 ? words.filter.active(active) : words.filter.more}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <CaseFilterFields value={value} onChange={change} onClear={() => onChange(ANY_CASE)} />
        </Popover.Dropdown>
      </Popover>
      <Select
        aria-label={words.filter.order}
        data={ORDER_OPTIONS}
        allowDeselect={false}
        w={180}
        value={value.order}
        onChange={(order) => change({ order: caseFilterSchema.shape.order.parse(order) })}
      />
      <SavedViews filter={value} onChoose={onChange} />
    </Group>
  )
}
