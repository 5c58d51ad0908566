import { Button, Group, Input, Select } from '@mantine/core'
import { DateInput, TimePicker } from '@mantine/dates'
import { useId, useState } from 'react'
import {
  type Day,
  daySchema,
  fromWallClock,
  toInstant,
  type Zone,
  type Zoned,
  zoneSchema,
} from '#shared/kernel/instant.ts'
import { dayOf, parseDay, timeOf } from './date-format.ts'
import { useZone } from './zone-context.ts'

const NOW = 'Sekarang'
const DATE_PROPS = {
  valueFormat: 'DD MMMM YYYY',
  locale: 'id',
  placeholder: 'hh/bb/tttt',
  dateParser: parseDay,
  popoverProps: { withinPortal: true },
  hideOutsideDates: true,
  ariaLabels: {
    previousMonth: 'Bulan sebelumnya',
    nextMonth: 'Bulan berikutnya',
    previousYear: 'Tahun sebelumnya',
    nextYear: 'Tahun berikutnya',
    previousDecade: 'Dasawarsa sebelumnya',
    nextDecade: 'Dasawarsa berikutnya',
  },
} as const

type FieldProps = Readonly<{ label: string; description?: string; required?: boolean; error?: string | null }>

type DayInputProps = FieldProps &
  Readonly<{
    value: Day | null
    onChange: (day: Day | null) => void
    /** Instead of a visible label, in a table. */
    ariaLabel?: string
  }>

/** A calendar day, typed ("5/3/2026") or picked. */
export function DayInput({ label, value, onChange, required = false, description, error, ariaLabel }: DayInputProps) {
  return (
    <DateInput
      {...DATE_PROPS}
      label={label || undefined}
      aria-label={ariaLabel}
      description={description}
      error={error}
      withAsterisk={required}
      clearable={!required}
      value={value}
      onChange={(day) => onChange(day ? daySchema.parse(day) : null)}
    />
  )
}

type ZonedInputProps = FieldProps &
  Readonly<{
    value: Zoned | null
    onChange: (value: Zoned | null) => void
    /** Offers the present moment while nothing is typed. */
    now?: boolean
  }>

/** Day, time and zone of a moment; null until both day and time are known. */
export function ZonedInput(props: ZonedInputProps) {
  const { label, value, onChange, required = false, description, error, now = false } = props
  const ownZone = useZone()
  const id = useId()
  const [half, setHalf] = useState<Readonly<{ day: string | null; time: string }>>({ day: null, time: '' })
  const zone = value?.zone ?? ownZone
  const day = value ? dayOf(value.at, zone) : half.day
  const time = value ? timeOf(value.at, zone) : half.time
  const change = (nextDay: string | null, nextTime: string, nextZone: Zone) => {
    setHalf({ day: nextDay, time: nextTime })
    onChange(
      nextDay && nextTime
        ? { at: fromWallClock(`${nextDay}T${nextTime.slice(0, 5)}`, nextZone), zone: nextZone }
        : null,
    )
  }
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      withAsterisk={required}
      labelElement="div"
      id={id}
    >
      <Group gap="xs" wrap="nowrap" role="group" aria-label={label} mt={description ? 5 : 0}>
        <DateInput
          {...DATE_PROPS}
          aria-label={`${label}: tanggal`}
          error={Boolean(error)}
          flex={1}
          miw={140}
          clearable={!required}
          value={day}
          onChange={(next) => change(next, time, zone)}
        />
        <TimePicker
          value={time}
          onChange={(next) => change(day, next, zone)}
          hoursInputLabel={`${label}: jam`}
          minutesInputLabel={`${label}: menit`}
          w={88}
        />
        <Select
          aria-label={`${label}: zona waktu`}
          data={zoneSchema.options}
          value={zone}
          allowDeselect={false}
          w={100}
          style={{ flexShrink: 0 }}
          onChange={(next) => change(day, time, zoneSchema.catch(zone).parse(next))}
        />
        {now && value === null && (
          <Button
            variant="default"
            px="sm"
            style={{ flexShrink: 0 }}
            onClick={() => onChange({ at: toInstant(new Date()), zone })}
          >
            {NOW}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
