import type { OfflineRule } from '#shared/guarantees/model.ts'
import { commonHeaders } from './policy.ts'

/** The headers every answer of a host carries, as rules; `policy` is the one the host sends with our page. */
export const policyRules = (policy: string): OfflineRule[] => [
  { id: 'page_policy', values: policy.split('; '), holds: policy.startsWith("default-src 'none'") },
  { id: 'page_features', values: commonHeaders['permissions-policy'].split(', '), holds: true },
]
