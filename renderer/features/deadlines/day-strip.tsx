import { Box } from '@mantine/core'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { Deadline } from '#shared/deadlines/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { dayParts, MONTHS, WEEKDAYS } from '#shared/words/date-words.ts'
import { words } from './words.ts'

type Props = Readonly<{ deadline: Pick<Deadline, 'days' | 'startedOn' | 'title'>; today: Day }>

/** Each day of a count as a tile: its number when counted, its reason when skipped. */
export const DayStrip = ({ deadline: { days, startedOn, title }, today }: Props) => (
  <Box component="ol" className="day-strip" aria-label={title}>
    <Tile day={startedOn} kind="start" number={null} note={words.start} today={today} />
    {days.map(({ day, number, reason }) => (
      <Tile
        key={day}
        day={day}
        kind={number === null ? 'skipped' : 'counted'}
        number={number}
        note={reason}
        today={today}
      />
    ))}
  </Box>
)

type TileProps = Readonly<{
  day: Day
  kind: 'start' | 'counted' | 'skipped'
  number: number | null
  note: string
  today: Day
}>

function Tile({ day, kind, number, note, today }: TileProps) {
  const { weekday, day: date, month } = dayParts(day)
  const isToday = day === today
  const said = [number === null ? note : words.dayNumber(number), isToday ? words.today : ''].filter(Boolean).join(', ')
  return (
    <li className="day-tile" data-kind={kind} data-today={isToday || undefined} title={`${formatDay(day)}: ${said}`}>
      <span className="day-tile-date">
        {WEEKDAYS[weekday]?.slice(0, 3)} {date} {MONTHS[month - 1]?.slice(0, 3)}
      </span>
      <span className="day-tile-count">{number ?? '–'}</span>
      <span className="day-tile-note">{note || words.dayNumber(number ?? 0)}</span>
      {isToday && <b className="day-tile-note">{words.today}</b>}
    </li>
  )
}
