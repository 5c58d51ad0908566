import { type ImportReply, importErrors } from '#shared/evidence/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Ticket } from './tickets.ts'

const isKnown = (code: string): code is keyof typeof importErrors => Object.hasOwn(importErrors, code)

export const refusal = (error: AppError): ImportReply => ({
  ok: false,
  code: error.code,
  message: error.worded ? error.message : isKnown(error.code) ? importErrors[error.code].message : error.message,
})

/** What the user reads; the unexpected becomes an incident with a number. */
export function refusalOf(error: unknown, ticket: Ticket, { logger }: Pick<Ports, 'logger'>): ImportReply {
  if (ticket.abort.signal.aborted) return refusal(new AppError('import_cancelled'))
  if (error instanceof AppError) return refusal(error)
  const incident = logger.incident(error, 'evidence.import')
  return {
    ok: false,
    code: 'internal',
    message: `Berkas tidak dapat disimpan karena kesalahan di dalam program (${incident}). Berkas asal tidak berubah; ulangi impor.`,
  }
}
