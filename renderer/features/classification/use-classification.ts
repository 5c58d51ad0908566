import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'

/** A change of rules does not touch what was chosen, but what may be chosen. */
export const useActs = (caseId: CaseId) =>
  useCoreQuery(['classification', 'acts', caseId], (api) => api.classification.acts({ caseId }))

export const useSummary = (caseId: CaseId) =>
  useCoreQuery(['classification', 'summary', caseId], (api) => api.classification.summary({ caseId }), {
    alsoOn: ['rule', 'case', 'decision'],
  })

export const usePriors = (nip: string) =>
  useCoreQuery(['classification', 'priors', nip], (api) => api.classification.priors({ nip }), { alsoOn: ['decision'] })
