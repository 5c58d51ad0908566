import type { X509Certificate } from 'node:crypto'
import type { SignatureFacts } from '#shared/signing/model.ts'

const DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/

/** ISO 32000-2 § 7.9.4 with all fields to the second; without an offset it is read as UTC. Null when it is no date. */
export function parsePdfDate(text: string | null): Date | null {
  const parts = DATE.exec(text ?? '')
  if (!parts) return null
  const [, y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts.map(Number)
  const local = Date.UTC(y, mo - 1, d, h, mi, s)
  const offset = (Number(parts[8] ?? 0) * 60 + Number(parts[9] ?? 0)) * (parts[7] === '-' ? -1 : 1)
  const date = new Date(local - offset * 60_000)
  return new Date(local).getUTCMonth() === mo - 1 && !Number.isNaN(date.getTime()) ? date : null
}

const FUTURE_SLACK_MS = 86_400_000

export function claimOf(claimed: Date | null, certificate: X509Certificate | null, now: Date): SignatureFacts['claim'] {
  if (!claimed || !certificate) return 'missing'
  if (claimed < certificate.validFromDate) return 'before_certificate'
  if (claimed > certificate.validToDate) return 'after_certificate'
  return claimed.getTime() > now.getTime() + FUTURE_SLACK_MS ? 'future' : 'within'
}
