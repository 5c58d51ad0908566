import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFile, escapeText, foldLine } from '#shared/deadlines/ics.ts'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'

const at = toInstant(new Date('2026-11-20T02:03:04Z'))
const event = {
  uid: 'a@saksama',
  day: daySchema.parse('2026-12-31'),
  summary: 'P-2026-001: Penyampaian',
  description: 'x',
}

describe('an iCalendar file', () => {
  test('is made of lines with CRLF, one all-day event each', () => {
    const file = calendarFile([event], at)
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Saksama//Tenggat//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:a@saksama',
      'DTSTAMP:20261120T020304Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:P-2026-001: Penyampaian',
      'DESCRIPTION:x',
      'CLASS:CONFIDENTIAL',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:P-2026-001: Penyampaian',
      'TRIGGER:-P1D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('escapes what has a meaning', () => {
    expect(escapeText('a;b,c\\d\ne\r\nf')).toBe('a\\;b\\,c\\\\d\\ne\\nf')
  })

  test('folds at 75 octets without cutting a character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const line = `DESCRIPTION:${escapeText(raw.toWellFormed())}`
        const folded = foldLine(line)
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
      }),
      { numRuns: 500 },
    )
  })

  test('a summary cannot smuggle in a line of its own', () => {
    const file = calendarFile([{ ...event, summary: 'x\r\nATTACH:https://contoh.invalid' }], at)
    expect(file.split('\r\n').some((line) => line.startsWith('ATTACH'))).toBe(false)
  })
})
