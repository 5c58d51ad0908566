import { invariant } from '#shared/kernel/assert.ts'

const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const
const SCALES = ['', 'ribu', 'juta', 'miliar'] as const
const LIMIT = 999_999_999_999

/**
 * A whole number 0–999 999 999 999 in Indonesian words, lower case: 2024 → "dua ribu dua puluh empat". "se-" stands only
 * for one ten, eleven, one hundred and exactly one thousand: seribu, but "satu juta seribu" and "dua puluh satu ribu".
 */
export function terbilang(value: number): string {
  invariant(Number.isInteger(value) && value >= 0 && value <= LIMIT, 'terbilang is for 0–999 999 999 999')
  if (value === 0) return 'nol'
  const parts: string[] = []
  for (let scale = SCALES.length - 1; scale >= 0; scale--) {
    const group = Math.floor(value / 1000 ** scale) % 1000
    if (group === 0) continue
    if (scale === 1 && group === 1) parts.push('seribu')
    else parts.push([belowThousand(group), SCALES[scale]].filter(Boolean).join(' '))
  }
  return parts.join(' ')
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const first = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${UNITS[hundreds]} ratus`
  return [first, belowHundred(rest)].filter(Boolean).join(' ')
}

function belowHundred(value: number): string {
  if (value < 10) return UNITS[value] ?? ''
  if (value === 10) return 'sepuluh'
  if (value === 11) return 'sebelas'
  if (value < 20) return `${UNITS[value - 10]} belas`
  return [`${UNITS[Math.floor(value / 10)]} puluh`, UNITS[value % 10]].filter(Boolean).join(' ')
}

/** As regulations write it: "7 (tujuh)". */
export const withWords = (value: number): string => `${value} (${terbilang(value)})`
