import { type Day, daySchema } from '#shared/kernel/instant.ts'

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'jan', 'january'],
  ['februari', 'feb', 'pebruari', 'peb', 'february'],
  ['maret', 'mar', 'mrt', 'march'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['agustus', 'agt', 'ags', 'agu', 'agus', 'aug', 'august'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'oct', 'october'],
  ['november', 'nov', 'nop', 'nopember'],
  ['desember', 'des', 'dec', 'december'],
]

export type ReadDay = Readonly<{
  day: Day | null
  /** `swapped`: month and day stood the American way. `serial`: a spreadsheet's number. `short_year`: two digits. */
  doubt: 'unreadable' | 'swapped' | 'serial' | 'short_year' | null
}>

const NOTHING: ReadDay = { day: null, doubt: null }
const UNREADABLE: ReadDay = { day: null, doubt: 'unreadable' }
const DAY_MS = 86_400_000

/**
 * A day as offices write it: 17-08-1990, 17/8/1990, 1990-08-17, 19900817, 17 Agustus 1990, Aug 17, 1990, or the number a
 * spreadsheet keeps. Day before month unless that is impossible.
 */
export function readDay(text: string): ReadDay {
  const clean = text
    .trim()
    .replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2})?.*$/, '')
    .replace(/^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),?\s+/i, '')
  if (clean === '' || clean === '-') return NOTHING
  return fromDigits(clean) ?? fromNumbers(clean) ?? fromWords(clean) ?? UNREADABLE
}

function fromDigits(text: string): ReadDay | null {
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole) return made(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  if (!/^\d{5}(\.0+)?$/.test(text)) return null
  const serial = Number(text)
  const date = new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS)
  return { day: daySchema.parse(date.toISOString().slice(0, 10)), doubt: 'serial' }
}

function fromNumbers(text: string): ReadDay | null {
  const parts = /^(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})$/.exec(text)
  if (!parts) return null
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if ((parts[1]?.length ?? 0) === 4) return made(first, second, third)
  const { year, isShort } = yearOf(third, parts[3]?.length ?? 0)
  if (second > 12 && first <= 12) return doubtful(made(year, first, second), 'swapped')
  return isShort ? doubtful(made(year, second, first), 'short_year') : made(year, second, first)
}

function fromWords(text: string): ReadDay | null {
  const words = text
    .toLowerCase()
    .split(/[\s\-/.,]+/)
    .filter(Boolean)
  if (words.length !== 3) return null
  const at = words.findIndex((word) => monthOf(word) > 0)
  const month = monthOf(words[at] ?? '')
  const numbers = words.filter((_, index) => index !== at)
  if (month === 0 || numbers.some((one) => !/^\d{1,4}$/.test(one))) return null
  const [first = '', second = ''] = numbers
  if (first.length === 4) return made(Number(first), month, Number(second))
  const { year, isShort } = yearOf(Number(second), second.length)
  return isShort ? doubtful(made(year, month, Number(first)), 'short_year') : made(year, month, Number(first))
}

const monthOf = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1

/** Two digits are the last century unless that would be more than a working life ago. */
const yearOf = (year: number, length: number) =>
  length === 2 ? { year: year + (year < 30 ? 2000 : 1900), isShort: true } : { year, isShort: false }

const doubtful = (read: ReadDay, doubt: ReadDay['doubt']): ReadDay => (read.day === null ? read : { ...read, doubt })

function made(year: number, month: number, day: number): ReadDay {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || year < 1900 || year > 2100) return UNREADABLE
  return { day: daySchema.parse(date.toISOString().slice(0, 10)), doubt: null }
}
