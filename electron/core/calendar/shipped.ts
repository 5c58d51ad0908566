import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarYear, calendarYearSchema } from '#shared/calendar/model.ts'

const FILE = /^calendar-\d{4}\.json$/

/** The calendars of `resources/rules/`. Throws a ZodError when one is not as the schema wants it. */
export const readShippedYears = (resourcesDir: string): CalendarYear[] =>
  readdirSync(join(resourcesDir, 'rules'))
    .filter((name) => FILE.test(name))
    .sort()
    .map((name) => calendarYearSchema.parse(JSON.parse(readFileSync(join(resourcesDir, 'rules', name), 'utf8'))))
