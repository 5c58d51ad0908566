import type { AnchorReading } from '#shared/audit/anchor-text.ts'
import { trailWords } from './trail-words.ts'

const { check: words } = trailWords

/** What is still missing or wrong in what was typed so far. */
export function readingText(reading: AnchorReading): string {
  if (reading.kind === 'empty') return ''
  if (reading.kind === 'ready') return words.complete
  if (reading.kind === 'number_missing') return words.numberMissing
  if (reading.kind === 'hex') {
    if (reading.state === 'not_hex') return words.notHex
    return reading.state === 'too_long' ? words.hexTooLong : words.hexSoFar(reading.digits)
  }
  if (reading.state === 'mismatch') return words.mismatch
  if (reading.state === 'extra') return words.extra
  const unknown = reading.words.find(({ word }) => word === null)
  if (reading.state === 'unknown' && unknown) return words.unknownWord(unknown.typed, unknown.suggestion)
  return words.wordsSoFar(reading.words.filter(({ word }) => word !== null).length)
}
