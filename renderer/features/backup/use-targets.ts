import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { BackupTarget } from '#shared/backup/model.ts'

const ORDER: Readonly<Record<BackupTarget['kind'], number>> = { removable: 0, chosen: 1, own: 2 }

/** The known folders and the one chosen; `preferred` is the path of the last backup. */
export function useTargets(preferred: string | null = null) {
  const query = useCoreQuery(['backup', 'targets'], (api) => api.backup.targets())
  const [id, setId] = useState<BackupTarget['id'] | null>(null)
  const targets = query.data ?? []
  const usable = targets.filter(({ problem }) => problem !== 'gone')
  const likely =
    usable.find(({ path }) => path === preferred) ??
    usable.toSorted((a, b) => b.sets - a.sets || ORDER[a.kind] - ORDER[b.kind])[0] ??
    null
  // A folder just chosen is not in the list yet: until it is, nothing is, lest a backup go to the one before.
  const chosen = id === null ? likely : (targets.find((target) => target.id === id) ?? null)
  return { query, targets, chosen, choose: setId, reload: () => void query.refetch() }
}
