import { describe, expect, it } from 'vitest'
import { exhibitWarnings } from '#renderer/features/documents/exhibit-warnings.ts'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import type { Exchange } from '#shared/interviews/model.ts'

const id = (letter: string) => letter.repeat(32) as EvidenceId
const item = (letter: string, part: Partial<Evidence> = {}) =>
  ({
    id: id(letter),
    number: `B-${letter}`,
    title: 'Tangkapan',
    withdrawnAt: null,
    verifiedOk: null,
    ...part,
  }) as Evidence
const asked = (number: number, ...letters: string[]) =>
  ({ number, evidenceIds: letters.map(id) }) as unknown as Exchange
const withdrawnAt = '2026-01-02T03:04:05.678Z' as Evidence['withdrawnAt']

describe('exhibits before signing', () => {
  it('says nothing when questions and exhibits fit', () => {
    expect(exhibitWarnings({ exchanges: [asked(1, 'a')], evidenceIds: [id('a')] }, [item('a'), item('b')])).toEqual([])
  })

  it('names withdrawn, missing, unused and damaged exhibits with their questions', () => {
    const warnings = exhibitWarnings(
      { exchanges: [asked(1, 'a'), asked(4, 'a', 'e'), asked(5, 'c')], evidenceIds: [id('a'), id('d')] },
      [item('a', { withdrawnAt }), item('d'), item('e', { verifiedOk: false })],
    )
    expect(warnings).toEqual([
      'Ada bukti pada pertanyaan nomor 5 yang tidak lagi berada dalam perkara ini.',
      'B-a sudah ditarik, tetapi masih ditautkan pada pertanyaan nomor 1, 4.',
      'B-e TIDAK cocok dengan sidik digitalnya saat terakhir diperiksa.',
      'B-d disiapkan untuk pemeriksaan, tetapi tidak ditautkan pada pertanyaan mana pun.',
    ])
  })
})
