import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { CaseProcedure } from '#shared/procedure/model.ts'

/** What other features write down becomes steps, too. */
const SOURCES = ['case', 'report', 'interview', 'document', 'signature', 'classification', 'decision', 'rule']

export const useProcedure = (caseId: CaseId): UseQueryResult<CaseProcedure> =>
  useCoreQuery(['procedure', caseId], (api) => api.procedure.ofCase({ caseId }), { alsoOn: SOURCES })
