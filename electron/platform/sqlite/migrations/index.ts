import type { Migration } from '../migrate.ts'
import { vault } from './0001-vault.ts'
import { cases } from './0002-cases.ts'
import { evidence } from './0003-evidence.ts'
import { annotation } from './0004-annotation.ts'
import { interviews } from './0005-interviews.ts'
import { documents } from './0006-documents.ts'
import { signing } from './0007-signing.ts'
import { sealedReporters } from './0008-sealed-reporters.ts'
import { users } from './0009-users.ts'
import { search } from './0010-search.ts'
import { rules } from './0011-rules.ts'
import { register } from './0012-register.ts'
import { intake } from './0013-intake.ts'
import { backup } from './0014-backup.ts'
import { procedure } from './0015-procedure.ts'
import { decisions } from './0016-decisions.ts'
import { savedViews } from './0017-saved-views.ts'
import { searchPeople } from './0018-search-people.ts'
import { stepDays } from './0019-step-days.ts'
import { bundles } from './0020-bundles.ts'
import { reporterLeads } from './0021-reporter-leads.ts'
import { derivedEvidence } from './0022-derived-evidence.ts'
import { auditLookups } from './0023-audit-lookups.ts'
import { subjectNip } from './0024-subject-nip.ts'
import { auditSubjects } from './0025-audit-subjects.ts'

/** Append only; a released migration is never edited. */
export const migrations: readonly Migration[] = [
  vault,
  cases,
  evidence,
  annotation,
  interviews,
  documents,
  signing,
  sealedReporters,
  users,
  search,
  rules,
  register,
  intake,
  backup,
  procedure,
  decisions,
  savedViews,
  searchPeople,
  stepDays,
  bundles,
  reporterLeads,
  derivedEvidence,
  auditLookups,
  subjectNip,
  auditSubjects,
]
