import { AppError } from '#shared/kernel/app-error.ts'
import type { Session } from '../kernel/session.ts'
import { namesReporter } from './leak-check.ts'

const REASON_LEAK = 'Teks ini memuat data pelapor, padahal terbaca pada jejak audit. Tulis ulang tanpa data itu.'

/**
 * For what everybody who reads the trail will read. Throws AppError `reporter_leak`. The refusal stands in the trail too:
 * whoever guesses names by trying them leaves a line for each that fits.
 */
export function refuseTelling(session: Session, subject: string, ...texts: readonly string[]): void {
  if (!texts.some((text) => namesReporter(session.db, text))) return
  const details = { kind: 'audit', places: ['alasan'] }
  session.commit({ action: 'report.leak_stopped', subject, details }, () => {})
  throw new AppError('reporter_leak', REASON_LEAK)
}
