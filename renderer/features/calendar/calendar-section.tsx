import { Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { Calendar } from '#shared/calendar/contract.ts'
import type { KnownYear } from '#shared/calendar/model.ts'
import { Examples } from './examples.tsx'
import { useCalendar } from './use-calendar.ts'
import { WeekChoice } from './week-choice.tsx'
import { words } from './words.ts'
import { YearEditor } from './year-editor.tsx'
import { YearView } from './year-view.tsx'

/** Settings: the working week and the non-working days on which every deadline rests. */
export const CalendarSection = () => (
  <QueryView query={useCalendar()}>
    {(calendar) => (
      <Stack gap="md">
        <Section title={words.week}>
          <WeekChoice week={calendar.week} />
        </Section>
        <Section title={words.years}>
          <Years calendar={calendar} />
        </Section>
        <Section title={words.examples}>
          <Examples year2022={calendar.years.find(({ data }) => data.year === 2022)?.data} />
        </Section>
      </Stack>
    )}
  </QueryView>
)

const newYear = (year: number): KnownYear => ({
  data: { year, source: '', holidays: [] },
  origin: 'office',
  version: 0,
})

function Years({ calendar: { years } }: Readonly<{ calendar: Calendar }>) {
  const newest = years[0]?.data.year ?? new Date().getFullYear()
  const [shown, show] = useState(newest)
  const [editing, edit] = useState(false)
  const maySave = useMay('calendar.saveYear')
  const [adding, setAdding] = useState(newest + 1)
  const isKnown = years.some(({ data }) => data.year === shown)
  const known = years.find(({ data }) => data.year === shown) ?? newYear(shown)
  const pick = (year: number, editNow: boolean) => {
    show(year)
    edit(editNow)
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.missing}
      </Text>
      <Group justify="space-between" align="flex-end">
        <SegmentedControl
          aria-label={words.year}
          data={[...new Set([...years.map(({ data }) => data.year), shown])].sort((a, b) => b - a).map(String)}
          value={String(shown)}
          onChange={(year) => pick(Number(year), false)}
        />
        {maySave && (
          <Group gap="xs" align="flex-end">
            <NumberInput
              label={words.yearNumber}
              size="xs"
              w={100}
              min={1990}
              max={2100}
              allowDecimal={false}
              thousandSeparator=""
              value={adding}
              onChange={(value) => setAdding(Number(value) || newest + 1)}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={adding < 1990 || adding > 2100}
              onClick={() => pick(adding, !years.some(({ data }) => data.year === adding))}
            >
              {words.addYear}
            </Button>
          </Group>
        )}
      </Group>
      {editing ? (
        <YearEditor key={shown} known={known} onClose={(saved) => pick(saved || isKnown ? shown : newest, false)} />
      ) : (
        <YearView key={shown} known={known} onEdit={maySave ? () => edit(true) : null} />
      )}
    </Stack>
  )
}
