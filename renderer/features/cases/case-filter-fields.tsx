import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { words as people } from '#renderer/features/people/words.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import type { CaseFilter } from '#shared/cases/filter.ts'
import { employmentSchema } from '#shared/people/model.ts'
import { words } from './words.ts'

type CaseFilterFieldsProps = Readonly<{
  value: CaseFilter
  onChange: (part: Partial<CaseFilter>) => void
  onClear: () => void
}>

export const CaseFilterFields = ({ value, onChange, onClear }: CaseFilterFieldsProps) => (
  <Stack gap="sm">
    <TextInput
      label={words.filter.office}
      maxLength={200}
      value={value.office}
      onChange={({ currentTarget }) => onChange({ office: currentTarget.value })}
    />
    <Select
      label={words.filter.employment}
      clearable
      comboboxProps={{ withinPortal: false }}
      data={employmentSchema.options.map((option) => ({ value: option, label: people.employments[option] }))}
      value={value.employment}
      onChange={(next) => onChange({ employment: next === null ? null : employmentSchema.parse(next) })}
    />
    <DayInput
      label={words.filter.openedFrom}
      value={value.openedFrom}
      onChange={(openedFrom) => onChange({ openedFrom })}
    />
    <DayInput label={words.filter.openedTo} value={value.openedTo} onChange={(openedTo) => onChange({ openedTo })} />
    <NumberInput
      label={words.filter.idleDays}
      min={1}
      max={3650}
      allowDecimal={false}
      value={value.idleDays ?? ''}
      onChange={(days) => onChange({ idleDays: typeof days === 'number' && days >= 1 ? days : null })}
    />
    <Select
      label={words.filter.decided}
      clearable
      comboboxProps={{ withinPortal: false }}
      data={Object.entries(words.filter.decidedOptions).map(([option, label]) => ({ value: option, label }))}
      value={value.decided === null ? null : String(value.decided)}
      onChange={(next) => onChange({ decided: next === null ? null : next === 'true' })}
    />
    <Button variant="default" onClick={onClear}>
      {words.filter.clear}
    </Button>
  </Stack>
)
