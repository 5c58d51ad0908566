import { describe, expect, it } from 'vitest'
import { verdictOf } from '#renderer/features/signing/verdict.ts'
import type { VerificationReport } from '#shared/signing/model.ts'

const field = { field: 'ttd-2', label: 'Saksi' }
const report = (part: Record<string, unknown>) =>
  ({
    acceptable: false,
    signatures: [{ acceptable: true }],
    unsigned: [field],
    reasons: ['Saksi belum menandatangani.'],
    laterChanges: { ok: true, sentence: '' },
    ...part,
  }) as unknown as VerificationReport

describe('the colour of a report', () => {
  it('is calm only where nothing but signatures is missing', () => {
    expect(verdictOf(report({}))).toBe('waiting')
    expect(verdictOf(report({ signatures: [], laterChanges: { ok: null, sentence: '' } }))).toBe('waiting')
    const bare = { signatures: [], reasons: ['Tidak memuat tanda tangan.', 'Saksi belum menandatangani.'] }
    expect(verdictOf(report(bare))).toBe('waiting')
    expect(verdictOf(report({ acceptable: true, unsigned: [], reasons: [] }))).toBe('acceptable')
  })

  it.each([
    ['a broken signature', { signatures: [{ acceptable: false }] }],
    ['a change after signing', { laterChanges: { ok: false, sentence: '' } }],
    ['a reason beyond the missing signatures', { reasons: ['Saksi belum menandatangani.', 'Ada isi tersembunyi.'] }],
    ['nothing to sign and still refused', { unsigned: [] }],
  ])('warns at %s', (_name, part) => {
    expect(verdictOf(report(part))).toBe('refused')
  })
})
