import { type CalendarYear, workCalendar } from '#shared/calendar/model.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { countWorkingDays } from './working-days.ts'

const day = (text: string): Day => daySchema.parse(text)

/** Examples 10 and 22 of the annex of Peraturan BKN 6/2022 as printed: counted after `after`, the `count`th hari kerja. */
const EXAMPLES = [
  {
    title: 'Contoh 10: panggilan I, surat 5 Oktober 2022',
    after: day('2022-10-05'),
    count: 8,
    printed: day('2022-10-17'),
  },
  {
    title: 'Contoh 10: panggilan II, surat 17 Oktober 2022',
    after: day('2022-10-17'),
    count: 8,
    printed: day('2022-10-27'),
  },
  { title: 'Contoh 22: diterima 8 Februari 2022', after: day('2022-02-08'), count: 15, printed: day('2022-03-02') },
  { title: 'Contoh 22: diterima 14 Februari 2022', after: day('2022-02-14'), count: 15, printed: day('2022-03-08') },
] as const

export type CheckedExample = Readonly<{
  title: string
  printed: Day
  withHolidays: Day | null
  withoutHolidays: Day | null
}>

/** Each example counted with the calendar of 2022, and Monday to Friday only. */
export const checkExamples = (year2022: CalendarYear): CheckedExample[] =>
  EXAMPLES.map(({ title, printed, ...count }) => ({
    ...{ title, printed },
    withHolidays: countWorkingDays(workCalendar(5, [year2022]), count).end,
    withoutHolidays: countWorkingDays(workCalendar(5, [{ ...year2022, holidays: [] }]), count).end,
  }))
