import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { Rollback } from '#shared/audit/model.ts'
import { trailWords } from './trail-words.ts'

export const useRollbacks = () =>
  useCoreQuery(['audit', 'rollback'], (api) => api.audit.rollback(), { alsoOn: ['vault'] })

/** Asks an admin what happened; without it the alarm stays. */
export function useAcknowledge() {
  const { rollback: words } = trailWords
  const acknowledge = useCoreMutation(
    (api, input: { seq: number; reason: string }) => api.audit.acknowledgeRollback(input),
    { silent: true, success: words.acknowledgeDone },
  )
  return ({ seq }: Rollback) =>
    confirm({
      title: words.acknowledgeTitle,
      body: words.acknowledgeBody,
      confirmLabel: trailWords.banner.acknowledge,
      reason: { label: words.acknowledgeReason, minLength: 10, draft: `audit:rollback:${seq}` },
      onConfirm: (reason) => acknowledge.mutateAsync({ seq, reason }),
    })
}
