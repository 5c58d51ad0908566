import { wallClock, type Zoned } from '#shared/kernel/instant.ts'
import { MONTHS } from '#shared/words/date-words.ts'

type Printed = Readonly<{ name: string; role: string; place: string; claimed: Zoned }>

/** What is printed in the field. Names the deed and its claimed time, and promises nothing about its worth in law. */
export function appearanceLines({ name, role, place, claimed }: Printed): string[] {
  const { year, month, day, hour, minute } = wallClock(claimed)
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${day} ${MONTHS[month - 1]} ${year} ${two(hour)}.${two(minute)} ${claimed.zone}`
  return ['Ditandatangani secara elektronik oleh', name, role, place ? `${place}, ${date}` : date]
}
