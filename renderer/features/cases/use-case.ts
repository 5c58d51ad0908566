import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { Case, CaseId } from '#shared/cases/model.ts'

export const useCase = (id: CaseId): UseQueryResult<Case> =>
  useCoreQuery(['cases', 'one', id], (api) => api.cases.get({ id }), {
    alsoOn: ['report', 'procedure', 'decision'],
  })
