import type { WorkCalendar } from '#shared/calendar/model.ts'

/** Independent of the engine: civil dates by the rules of the Gregorian calendar, weekdays by counting from a known Saturday. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export type Civil = Readonly<{ day: string; weekday: number }>

/** Every day of the years, in order; 1 January 2000 was a Saturday (6). */
export function everyDay(firstYear: number, lastYear: number): Civil[] {
  const days: Civil[] = []
  let weekday = 6
  for (let year = 2000; year <= lastYear; year++) {
    for (const [index, length] of LENGTHS.entries()) {
      const last = index === 1 && isLeap(year) ? 29 : length
      for (let date = 1; date <= last; date++) {
        if (year >= firstYear) days.push({ day: [year, two(index + 1), two(date)].join('-'), weekday })
        weekday = (weekday + 1) % 7
      }
    }
  }
  return days
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

export const works = (calendar: WorkCalendar, { day, weekday }: Civil): boolean =>
  weekday >= 1 && weekday <= calendar.week && !calendar.holidays.has(day as never)
