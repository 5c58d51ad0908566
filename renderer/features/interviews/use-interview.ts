import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { InterviewId } from '#shared/interviews/model.ts'

/** Recordings become exhibits under `evidence`, everything else happens under `interview`. */
export const useInterview = (id: InterviewId) =>
  useCoreQuery(['interviews', id], (api) => api.interviews.get({ id }), { alsoOn: ['evidence'] })
