import type { Day, Instant } from '#shared/kernel/instant.ts'
import { addDays } from './working-days.ts'

/** One all-day event. Nothing here may name a person. */
export type CalendarEvent = Readonly<{ uid: string; day: Day; summary: string; description: string }>

const OCTETS = 75

/** RFC 5545 §3.3.11: backslash, semicolon, comma and line break. */
export const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

/** RFC 5545 §3.1: lines of at most 75 octets, continued with a space; no character is cut in two. */
export function foldLine(line: string): string {
  const lines: string[] = []
  let current = ''
  let size = 0
  for (const character of line) {
    const octets = octetsOf(character)
    if (size + octets > OCTETS) {
      lines.push(current)
      current = ' '
      size = 1
    }
    current += character
    size += octets
  }
  return [...lines, current].join('\r\n')
}

/** Length of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

const dateOf = (day: Day): string => day.replaceAll('-', '')
const stampOf = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

function eventLines({ uid, day, summary, description }: CalendarEvent, at: Instant): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stampOf(at)}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    // The end of an all-day event is the day after (§3.6.1).
    `DTEND;VALUE=DATE:${dateOf(addDays(day, 1))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    'CLASS:CONFIDENTIAL',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** An iCalendar object; one event per deadline. */
export const calendarFile = (events: readonly CalendarEvent[], at: Instant): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Saksama//Tenggat//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => eventLines(event, at)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('')
