import type { VerificationReport } from '#shared/signing/model.ts'

/**
 * How the page colours a report. `waiting` only where nothing but missing signatures stands against the file: as many
 * reasons as empty fields, every signature acceptable, nothing changed later. Any doubt is `refused`.
 */
export function verdictOf(report: VerificationReport): 'acceptable' | 'waiting' | 'refused' {
  const { acceptable, signatures, unsigned, reasons, laterChanges } = report
  if (acceptable) return 'acceptable'
  // An unsigned file adds one reason of its own: that it holds no signature at all.
  const expected = unsigned.length + (signatures.length === 0 ? 1 : 0)
  const sound = signatures.every((signature) => signature.acceptable) && laterChanges.ok !== false
  return sound && unsigned.length > 0 && reasons.length <= expected ? 'waiting' : 'refused'
}
