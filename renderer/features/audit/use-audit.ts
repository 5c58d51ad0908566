import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Day } from '#shared/kernel/instant.ts'

export type AuditFilter = Readonly<{ search: string; action: string; from: Day | null; to: Day | null }>

export const NO_FILTER: AuditFilter = { search: '', action: '', from: null, to: null }
/** Every feature commits into the log. */
const ALL_FEATURES = [
  'vault',
  'settings',
  'report',
  'case',
  'evidence',
  'annotation',
  'interview',
  'recording',
  'exchange',
  'document',
  'signature',
  'identity',
]

/** Entries newest first, page by page. */
export function useAudit(subject: string, filter: AuditFilter) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['audit', 'list', subject, filter],
    queryFn: ({ pageParam }) => api.audit.list({ ...filter, subject, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.seq ?? null) : null),
    meta: { reloadOn: ALL_FEATURES },
    placeholderData: (earlier) => earlier,
  })
}
