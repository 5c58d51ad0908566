import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { Origin } from '#shared/rules/contract.ts'
import type { Catalogue, RuleKind } from '#shared/rules/model.ts'

export type Book = Catalogue & { origins: Record<string, Origin> }

/** The catalogue now, or as of an earlier version; reloads when somebody changes a rule. */
export const useRules = (version: number | null = null): UseQueryResult<Book> =>
  useCoreQuery(['rule', 'catalogue', version], (api) => api.rules.catalogue({ version }), { keepPrevious: true })

/** Keys of a kind with their titles, as choices. */
export const useKeyNames = (kind: RuleKind): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (useRules().data?.entries ?? []).filter((one) => one.kind === kind).map(({ key, title }) => [key, title]),
  )
