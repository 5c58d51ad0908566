import type { ContractRouterClient } from '@orpc/contract'
import { annotationContract } from './annotation/contract.ts'
import { appContract } from './app/contract.ts'
import { auditContract } from './audit/contract.ts'
import { backupContract } from './backup/contract.ts'
import { bundlesContract } from './bundles/contract.ts'
import { calendarContract } from './calendar/contract.ts'
import { casesContract } from './cases/contract.ts'
import { classificationContract } from './classification/contract.ts'
import { deadlinesContract } from './deadlines/contract.ts'
import { decisionsContract } from './decisions/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { draftsContract } from './drafts/contract.ts'
import { evidenceContract } from './evidence/contract.ts'
import { guaranteesContract } from './guarantees/contract.ts'
import { integrityContract } from './integrity/contract.ts'
import { interviewsContract } from './interviews/contract.ts'
import { monitoringContract } from './monitoring/contract.ts'
import { namecheckContract } from './namecheck/contract.ts'
import { peopleContract } from './people/contract.ts'
import { procedureContract } from './procedure/contract.ts'
import { reportsContract } from './reports/contract.ts'
import { rulesContract } from './rules/contract.ts'
import { searchContract } from './search/contract.ts'
import { settingsContract } from './settings/contract.ts'
import { signingContract } from './signing/contract.ts'
import { statisticsContract } from './statistics/contract.ts'
import { tablesContract } from './tables/contract.ts'
import { teamContract } from './team/contract.ts'
import { usersContract } from './users/contract.ts'
import { vaultContract } from './vault/contract.ts'

/** Everything the page may ask of the core. Bulk bytes go beside it: `PUT /import/<ticket>`, `GET /media/<id>`. */
export const contract = {
  app: appContract,
  vault: vaultContract,
  users: usersContract,
  settings: settingsContract,
  drafts: draftsContract,
  reports: reportsContract,
  cases: casesContract,
  evidence: evidenceContract,
  annotation: annotationContract,
  interviews: interviewsContract,
  documents: documentsContract,
  signing: signingContract,
  search: searchContract,
  audit: auditContract,
  backup: backupContract,
  bundles: bundlesContract,
  integrity: integrityContract,
  rules: rulesContract,
  classification: classificationContract,
  team: teamContract,
  procedure: procedureContract,
  deadlines: deadlinesContract,
  calendar: calendarContract,
  decisions: decisionsContract,
  statistics: statisticsContract,
  monitoring: monitoringContract,
  namecheck: namecheckContract,
  people: peopleContract,
  tables: tablesContract,
  guarantees: guaranteesContract,
}

/** The typed client; the same in the page, in tests and in the command line. */
export type Api = ContractRouterClient<typeof contract>
