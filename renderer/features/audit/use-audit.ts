import { useInfiniteQuery } from '@tanstack/react-query'
import { EVERYTHING } from '#renderer/rpc/changes.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Day } from '#shared/kernel/instant.ts'

export type AuditFilter = Readonly<{ search: string; action: string; from: Day | null; to: Day | null }>

export const NO_FILTER: AuditFilter = { search: '', action: '', from: null, to: null }
/** Entries newest first, page by page. */
export function useAudit(subject: string, filter: AuditFilter) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['audit', 'list', subject, filter],
    queryFn: ({ pageParam }) => api.audit.list({ ...filter, subject, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.seq ?? null) : null),
    meta: { reloadOn: [EVERYTHING] },
    placeholderData: (earlier) => earlier,
  })
}
