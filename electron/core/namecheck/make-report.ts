import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { NameEntry, NameList } from '#shared/namecheck/model.ts'
import { reasonText } from '#shared/namecheck/reason-words.ts'
import { fullName } from '#shared/people/model.ts'
import { reportKeys } from '#shared/reports/keys.ts'
import { NO_ORIGIN, type ReportId, type ReportSource, reportDataSchema, reportIdSchema } from '#shared/reports/model.ts'
import { yearlyNumber } from '../kernel/numbering.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { requireEmployee } from '../people/service.ts'
import { insertReport, writeKeys } from '../reports/service.ts'
import { readSettings } from '../settings/service.ts'
import { setReport } from './repository.ts'

type Deps = Readonly<{ session: Session; ports: Pick<Ports, 'now' | 'newId'> }>
type Wanted = Readonly<{ entry: NameEntry; list: NameList; source: ReportSource }>

/** A report that says what was found and how sure the comparison is; the officer goes on from there. */
export function makeReport({ session, ports }: Deps, { entry, list, source }: Wanted): { reportId: ReportId } {
  const { decision } = entry
  if (decision?.verdict !== 'same' || decision.employeeId === null) throw new AppError('not_decided')
  if (entry.report !== null) throw new AppError('report_made')
  const { person } = requireEmployee(session.db, decision.employeeId)
  const now = ports.now()
  const at = toInstant(now)
  const data = reportDataSchema.parse({
    source,
    sourceReference: '',
    received: { at, zone: readSettings(session.db).zone },
    platform: 'offline',
    account: '',
    url: '',
    act: 'other',
    seen: null,
    narrative: narrativeOf(entry, list, fullName(person)),
    origin: { ...NO_ORIGIN, channel: source === 'public' ? 'Pemeriksaan daftar nama' : '' },
    suspectName: person.name,
    suspectNip: person.nip,
  })
  const reportId = reportIdSchema.parse(ports.newId())
  const details = { source, listId: list.id, hasReporter: false }
  session.commit({ action: 'report.registered', subject: reportId, details }, (db) => {
    insertReport(db, { id: reportId, number: yearlyNumber(db, 'L', now.getUTCFullYear()), data, at })
    writeKeys(db, reportId, reportKeys(data))
    setReport(db, entry.id, reportId)
  })
  return { reportId }
}

function narrativeOf({ named, row, candidates, decision }: NameEntry, list: NameList, found: string): string {
  const match = candidates.find(({ employeeId }) => employeeId === decision?.employeeId)
  const lines = [
    `Nama "${named.name}"${named.source ? ` (${named.source})` : ''} tercantum pada daftar "${list.title}", baris ${row}, dan dinyatakan orang yang sama dengan ${found} pada data kepegawaian.`,
    match && `Kecocokan ${match.score} dari 100: ${match.reasons.map(reasonText).join('; ')}.`,
    decision?.note && `Catatan petugas: ${decision.note}`,
    'Kecocokan nama bukan bukti pelanggaran; periksa kebenaran keanggotaan atau pencalonan pada sumbernya.',
  ]
  return lines.filter(Boolean).join('\n')
}
