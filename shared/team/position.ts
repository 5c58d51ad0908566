import type { Person } from '#shared/people/model.ts'
import type { PositionLevel } from '#shared/rules/model.ts'

const PATTERNS: readonly (readonly [RegExp, PositionLevel])[] = [
  [/\bahli utama\b/i, 'jf_utama'],
  [/\bahli madya\b/i, 'jf_madya'],
  [/\bahli muda\b/i, 'jf_muda'],
  [
    /\bahli pertama\b|\b(penyelia|mahir|terampil|pemula)\b|\b(guru|dokter|bidan|perawat|penyuluh|auditor)\b/i,
    'jf_other',
  ],
  [/\bjpt utama\b/i, 'jpt_utama'],
  [/\bjpt madya\b|\bsekretaris daerah provinsi\b/i, 'jpt_madya'],
  [/\bkepala (sub|seksi|urusan)\S*|\bkasubbag\b|\bkasi\b|\blurah\b/i, 'pengawas'],
  [
    /\bkepala (bidang|bagian)\b|\bsekretaris (dinas|badan|camat|kecamatan)\b|\bcamat\b|\binspektur pembantu\b/i,
    'administrator',
  ],
  [
    /\bkepala (dinas|badan|satuan)\b|\bsekretaris (daerah|dprd)\b|\binspektur\b|\basisten\b|\bstaf ahli\b/i,
    'jpt_pratama',
  ],
]

/** A first guess from the title of a post; the officer confirms it. */
export const guessPositionLevel = (position: string): PositionLevel =>
  PATTERNS.find(([pattern]) => pattern.test(position))?.[1] ?? 'pelaksana'

const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4 } as const
const GOLONGAN = /\b(iv|iii|ii|i)\s*[/.]\s*([a-e])\b/i

/** Order of a PNS rank, e.g. "(III/b)" → 32; null where there is none to compare (PPPK, empty). */
export function rankOrder({ rank, employment }: Pick<Person, 'rank' | 'employment'>): number | null {
  if (employment !== 'pns' && employment !== 'cpns') return null
  const match = GOLONGAN.exec(rank)
  if (!match) return null
  const [, group = '', letter = ''] = match
  const order = ROMAN[group.toLowerCase() as keyof typeof ROMAN]
  return order * 10 + (letter.toLowerCase().charCodeAt(0) - 96)
}
