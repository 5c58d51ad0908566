import { implement } from '@orpc/server'
import { toInstant } from '#shared/kernel/instant.ts'
import { textPathsOf } from '#shared/kernel/text-paths.ts'
import { reportsContract } from '#shared/reports/contract.ts'
import { reportKeys } from '#shared/reports/keys.ts'
import { type ReportData, type Reporter, reportDataSchema, reportIdSchema } from '#shared/reports/model.ts'
import { isTold } from '#shared/reports/told.ts'
import type { WorkCalendars } from '../calendar/service.ts'
import { NO_ALLEGATION, newCaseId, openCase } from '../cases/service.ts'
import { moveEvidenceToCase } from '../evidence/rows.ts'
import { yearlyNumber } from '../kernel/numbering.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { RuleBook } from '../rules/service.ts'
import { indexReporter } from './index-reporters.ts'
import { createIntakeHandlers } from './intake/handlers.ts'
import { bringMerged, requireNew, requireReport } from './intake/require.ts'
import { writeKeys } from './intake/rows.ts'
import * as keeping from './keeping.ts'
import { placedTexts, requireApart } from './refuse-telling.ts'
import * as repository from './repository.ts'
import { listStops } from './stops.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId'>
  calendars: WorkCalendars
  ruleBook: RuleBook
}>

export function createReportsHandlers({ requireSession, ports, calendars, ruleBook }: Deps) {
  const os = implement(reportsContract)
  return os.router({
    ...createIntakeHandlers({ requireSession, ports, calendars, ruleBook }),
    list: os.list.handler(({ input }) => repository.listReports(requireSession().db, input.search)),
    get: os.get.handler(({ input }) => requireReport(requireSession().db, input.id)),
    register: os.register.handler(({ input: { data, reporter } }) => {
      const session = requireSession()
      const id = reportIdSchema.parse(ports.newId())
      if (reporter) requireApart(reporter, wordsOf(data))
      const sealed = reporter && isFilled(reporter) ? session.reporters.seal(id, JSON.stringify(reporter)) : null
      const details = { source: data.source, hasReporter: sealed !== null }
      return session.commit({ action: 'report.registered', subject: id, details }, (db) => {
        const now = ports.now()
        repository.insertReport(db, {
          id,
          number: yearlyNumber(db, 'L', now.getUTCFullYear()),
          data,
          at: toInstant(now),
        })
        writeKeys(db, id, reportKeys(data))
        if (reporter && sealed) {
          repository.insertReporter(db, id, sealed)
          indexReporter(db, id, reporter)
        }
        return requireReport(db, id)
      })
    }),
    update: os.update.handler(({ input: { id, data } }) => {
      const session = requireSession()
      requireNew(session.db, id)
      return session.commit({ action: 'report.updated', subject: id }, (db) => {
        repository.updateReportData(db, id, data)
        writeKeys(db, id, reportKeys(data))
        return requireReport(db, id)
      })
    }),
    revealReporter: os.revealReporter.handler(({ input }) => keeping.revealReporter(requireSession(), input)),
    disclose: os.disclose.handler(({ input }) => keeping.disclose(requireSession(), ports, input)),
    listDisclosures: os.listDisclosures.handler(({ input }) => keeping.listOfDisclosures(requireSession(), input.id)),
    openDisclosure: os.openDisclosure.handler(({ input }) => keeping.openDisclosure(requireSession(), input)),
    listStops: os.listStops.handler(() => listStops(requireSession().db)),
    permitOutput: os.permitOutput.handler(({ input }) => keeping.permitOutput(requireSession(), ports, input)),
    accept: os.accept.handler(({ input: { id, title, subjects, asOf } }) => {
      const session = requireSession()
      requireNew(session.db, id)
      const caseId = newCaseId(ports)
      return session.commit({ action: 'report.accepted', subject: id, details: { caseId, title } }, (db) => {
        // The narrative is not copied: it may betray who reported. The officer words the allegation anew.
        openCase(db, ports, caseId, { title, subjects, asOf, allegation: NO_ALLEGATION })
        repository.acceptReport(db, id, caseId)
        moveEvidenceToCase(db, { reportId: id, caseId, actor: session.user.name, at: toInstant(ports.now()) })
        bringMerged({ db, session, at: toInstant(ports.now()) }, id, caseId)
        return { caseId }
      })
    }),
  })
}

/** Whom a report names may be somebody of the same name; everything else is the officer's to word. */
const TOLD_PATHS = textPathsOf(reportDataSchema).filter((path) => isTold('reports.update', ['data', ...path]))
const wordsOf = (data: ReportData) => placedTexts(data, TOLD_PATHS)

const isFilled = (reporter: Reporter) => Object.values(reporter).some((text) => text.trim() !== '')
