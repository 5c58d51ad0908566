import { Button, Group } from '@mantine/core'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { Period } from '#shared/statistics/model.ts'
import { words } from './words.ts'

type PeriodFieldsProps = Readonly<{ value: Period; onChange: (period: Period) => void }>

export function PeriodFields({ value, onChange }: PeriodFieldsProps) {
  const year = dayOf(toInstant(new Date()), useZone()).slice(0, 4)
  const thisYear = { from: daySchema.parse(`${year}-01-01`), to: daySchema.parse(`${year}-12-31`) }
  const backwards = value.from !== null && value.to !== null && value.from > value.to
  return (
    <Group gap="sm" align="flex-end">
      <DayInput label={words.from} value={value.from} onChange={(from) => onChange({ ...value, from })} />
      <DayInput
        label={words.to}
        value={value.to}
        error={backwards ? words.backwards : null}
        onChange={(to) => onChange({ ...value, to })}
      />
      <Button variant="default" onClick={() => onChange(thisYear)}>
        {words.thisYear}
      </Button>
      <Button variant="default" onClick={() => onChange({ from: null, to: null })}>
        {words.all}
      </Button>
    </Group>
  )
}
