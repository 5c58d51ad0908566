import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { CaseDeadlines } from '#shared/deadlines/model.ts'

/** A step, a holiday or a rule moves them. */
export const DEADLINE_SOURCES = [
  'procedure',
  'calendar',
  'rule',
  'case',
  'report',
  'interview',
  'document',
  'classification',
  'decision',
  'settings',
]

export const useDeadlines = (caseId: CaseId): UseQueryResult<CaseDeadlines> =>
  useCoreQuery(['deadline', caseId], (api) => api.deadlines.ofCase({ caseId }), { alsoOn: DEADLINE_SOURCES })
