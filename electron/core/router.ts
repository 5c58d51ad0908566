import { implement } from '@orpc/server'
import { contract } from '#shared/contract.ts'
import { createAnnotationHandlers } from './annotation/handlers.ts'
import { createAppHandlers } from './app/handlers.ts'
import { createAuditHandlers } from './audit/handlers.ts'
import { findHead } from './audit/service.ts'
import { createBackupHandlers } from './backup/handlers.ts'
import type { Arrivals } from './bundles/arrivals.ts'
import { createBundlesHandlers } from './bundles/handlers.ts'
import { createCalendarHandlers } from './calendar/handlers.ts'
import { createWorkCalendars } from './calendar/service.ts'
import { createCasesHandlers } from './cases/handlers.ts'
import { createClassificationHandlers } from './classification/handlers.ts'
import { createDeadlinesHandlers } from './deadlines/handlers.ts'
import { createDecisionsHandlers } from './decisions/handlers.ts'
import { createDocumentsHandlers } from './documents/handlers.ts'
import { renderRecoveryKit } from './documents/recovery-kit.ts'
import { createDraftsHandlers } from './drafts/handlers.ts'
import { createEvidenceHandlers } from './evidence/handlers.ts'
import { addRecordingEvidence } from './evidence/service.ts'
import type { Tickets } from './evidence/tickets.ts'
import { createGuaranteesHandlers } from './guarantees/handlers.ts'
import type { OfflineWatch } from './guarantees/offline-watch.ts'
import { createIntegrityHandlers } from './integrity/handlers.ts'
import type { IntegrityJob } from './integrity/job.ts'
import { createInterviewsHandlers } from './interviews/handlers.ts'
import type { EventHub } from './kernel/events.ts'
import type { KeptPictures } from './kernel/kept-pictures.ts'
import type { Ports } from './kernel/ports.ts'
import type { RequireSession } from './kernel/session.ts'
import type { TransientMedia } from './kernel/transient-media.ts'
import { createMonitoringHandlers } from './monitoring/handlers.ts'
import { createNamecheckHandlers } from './namecheck/handlers.ts'
import { createPeopleHandlers } from './people/handlers.ts'
import { createProcedureHandlers } from './procedure/handlers.ts'
import { createReportsHandlers } from './reports/handlers.ts'
import { createRulesHandlers } from './rules/handlers.ts'
import { createRuleBook } from './rules/service.ts'
import type { SampleFiller } from './sample/open-sample.ts'
import { createSearchHandlers } from './search/handlers.ts'
import type { IndexKeeper } from './search/keep-index.ts'
import { createSettingsHandlers } from './settings/handlers.ts'
import { readSettings } from './settings/service.ts'
import { createSigningHandlers } from './signing/handlers.ts'
import { createStatisticsHandlers } from './statistics/handlers.ts'
import { createTablesHandlers } from './tables/handlers.ts'
import { createTableStore } from './tables/store.ts'
import { createTeamHandlers } from './team/handlers.ts'
import { createUsersHandlers } from './users/handlers.ts'
import { createVaultHandlers } from './vault/handlers.ts'
import type { Vault } from './vault/service.ts'
import type { Workers } from './workers.ts'

type Deps = Readonly<{
  ports: Ports
  events: EventHub
  media: TransientMedia
  pictures: KeptPictures
  tickets: Tickets
  arrivals: Arrivals
  workers: Workers
  vault: Vault
  index: IndexKeeper
  requireSession: RequireSession
  sample: SampleFiller
  integrity: IntegrityJob
  offline: OfflineWatch
}>

/** One line per feature: contract to handlers. */
export function createRouter(deps: Deps) {
  const { ports, requireSession, sample, workers } = deps
  const ruleBook = createRuleBook(ports)
  const calendars = createWorkCalendars(ports)
  const tables = createTableStore(ports)
  return implement(contract).router({
    app: createAppHandlers(deps),
    vault: createVaultHandlers({
      ...deps,
      recoveryKitPdf: (facts) => renderRecoveryKit(workers.renderer, facts),
      fillSample: async () => void (await sample.fill()),
    }),
    users: createUsersHandlers(deps),
    settings: createSettingsHandlers(deps),
    drafts: createDraftsHandlers(deps),
    reports: createReportsHandlers({ ...deps, ruleBook, calendars }),
    monitoring: createMonitoringHandlers(deps),
    tables: createTablesHandlers({ requireSession, tables }),
    people: createPeopleHandlers({ ...deps, tables }),
    namecheck: createNamecheckHandlers({ ...deps, tables, renderer: workers.renderer }),
    cases: createCasesHandlers(deps),
    evidence: createEvidenceHandlers(deps),
    annotation: createAnnotationHandlers(deps),
    interviews: createInterviewsHandlers({ ...deps, addRecordingEvidence }),
    documents: createDocumentsHandlers({
      ...deps,
      renderer: workers.renderer,
      auditHead: (db) => findHead(db) ?? { seq: 0, hash: '' },
    }),
    signing: createSigningHandlers(deps),
    search: createSearchHandlers({ requireSession, catchUp: deps.index.catchUp }),
    audit: createAuditHandlers({ requireSession, ports, zoneOf: ({ db }) => readSettings(db).zone }),
    guarantees: createGuaranteesHandlers(deps),
    backup: createBackupHandlers(deps),
    bundles: createBundlesHandlers(deps),
    integrity: createIntegrityHandlers({ ...deps, job: deps.integrity }),
    classification: createClassificationHandlers({ ...deps, ruleBook, zoneOf: ({ db }) => readSettings(db).zone }),
    team: createTeamHandlers({ ...deps, ruleBook, zoneOf: ({ db }) => readSettings(db).zone }),
    rules: createRulesHandlers({ ...deps, ruleBook, officeName: ({ db }) => readSettings(db).agency }),
    procedure: createProcedureHandlers({ ...deps, ruleBook }),
    deadlines: createDeadlinesHandlers({ ...deps, ruleBook, calendars }),
    calendar: createCalendarHandlers({ ...deps, calendars }),
    statistics: createStatisticsHandlers({ requireSession, ports, renderer: workers.renderer }),
    decisions: createDecisionsHandlers({ ...deps, ruleBook, calendars }),
  })
}
