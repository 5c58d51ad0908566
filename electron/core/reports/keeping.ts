import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import {
  type Disclosure,
  type DisclosureData,
  disclosureDataSchema,
  disclosureIdSchema,
} from '#shared/reports/disclosure.ts'
import type { Stop } from '#shared/reports/leaving.ts'
import { type Reporter, reporterSchema } from '#shared/reports/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { findSealedDisclosure, insertDisclosure, listDisclosures, nextDisclosureNumber } from './disclosure-rows.ts'
import { findReport, findSealedReporter } from './repository.ts'
import { findStop, permitStop } from './stops.ts'

type Asked = Readonly<{ id: string; reason: string }>
type KeepingPorts = Pick<Ports, 'now' | 'newId'>

/** Opens the sealed record of a reporter. First the trail, then the name: an opening that is not logged does not happen. */
export function revealReporter(session: Session, { id, reason }: Asked): Reporter {
  requireKnown(session, id)
  const sealed = findSealedReporter(session.db, id)
  if (!sealed) throw new AppError('no_reporter')
  return opening(session, { action: 'report.reporter_opened', subject: id, reason, details: {} }, () =>
    reporterSchema.parse(JSON.parse(session.reporters.open(id, sealed))),
  )
}

/** Keeps that a reporter was made known to somebody; not even to whom stands outside of the seal. */
export function disclose(
  session: Session,
  ports: KeepingPorts,
  { id, data }: Readonly<{ id: string; data: DisclosureData }>,
): Disclosure {
  requireKnown(session, id)
  if (!findSealedReporter(session.db, id)) throw new AppError('no_reporter')
  const disclosureId = disclosureIdSchema.parse(ports.newId())
  const sealed = session.reporters.seal(disclosureId, JSON.stringify(data))
  const number = nextDisclosureNumber(session.db, id)
  const row = { id: disclosureId, number, at: toInstant(ports.now()), by: session.user.name }
  session.commit({ action: 'report.reporter_disclosed', subject: id, details: { number } }, (db) =>
    insertDisclosure(db, { ...row, reportId: id, sealed }),
  )
  return { id: row.id, number, recordedAt: row.at, recordedBy: row.by }
}

export function listOfDisclosures(session: Session, id: string): Disclosure[] {
  requireKnown(session, id)
  return listDisclosures(session.db, id)
}

export function openDisclosure(session: Session, { id, reason }: Asked): DisclosureData {
  const found = findSealedDisclosure(session.db, id)
  if (!found) throw new AppError('disclosure_not_found')
  const entry = { action: 'report.disclosure_opened', subject: found.reportId, reason, details: { disclosureId: id } }
  return opening(session, entry, () => disclosureDataSchema.parse(JSON.parse(session.reporters.open(id, found.sealed))))
}

export function permitOutput(session: Session, ports: KeepingPorts, { id, reason }: Asked): Stop {
  const stop = findStop(session.db, id)
  if (!stop || stop.permittedAt !== null) throw new AppError('stop_not_found')
  const details = { kind: stop.kind, places: stop.places, reason }
  session.commit({ action: 'report.leak_permitted', subject: stop.subject, details }, (db) =>
    permitStop(db, id, { by: session.user.name, at: toInstant(ports.now()) }),
  )
  return findStop(session.db, id) ?? stop
}

type Entry = Readonly<{ action: string; subject: string; reason: string; details: Readonly<Record<string, string>> }>

function opening<T>(session: Session, { action, subject, reason, details }: Entry, open: () => T): T {
  if (!session.reporters.canOpen) throw new AppError('reporter_key_missing')
  session.commit({ action, subject, details: { ...details, reason } }, () => {})
  return open()
}

function requireKnown(session: Session, id: string): void {
  if (!findReport(session.db, id)) throw new AppError('report_not_found')
}
