import { notifications } from '@mantine/notifications'
import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Api } from '#shared/contract.ts'
import { useApi } from './api.ts'
import { VAULT_STATUS_KEY } from './changes.ts'
import { errorCode, errorSentence } from './errors.ts'

export { useApi } from './api.ts'
export { mediaUrl } from './media.ts'

type QueryOptions = Readonly<{
  /** Other features whose commits also change this answer. */
  alsoOn?: readonly string[]
  enabled?: boolean
  /** Keep showing the last answer while a new key (a search text) loads. */
  keepPrevious?: boolean
}>

/** Loads through the contract and reloads when a commit of the key's feature, or of `alsoOn`, arrives. */
export function useCoreQuery<T>(
  key: readonly [feature: string, ...rest: unknown[]],
  load: (api: Api) => Promise<T>,
  options: QueryOptions = {},
): UseQueryResult<T> {
  const api = useApi()
  return useQuery<T>({
    queryKey: key as QueryKey,
    queryFn: () => load(api),
    meta: { reloadOn: [key[0], ...(options.alsoOn ?? [])] },
    enabled: options.enabled ?? true,
    // react-query wants a function returning the earlier answer; undefined means "start empty".
    placeholderData: (previous: T | undefined) => (options.keepPrevious ? previous : undefined) as never,
  })
}

type MutationOptions<I, O> = Readonly<{
  /** Shown when it worked. */
  success?: string
  onSuccess?: (output: O, input: I) => void
  /** True when the screen shows `error` in place itself. */
  silent?: boolean
}>

/** Runs one change; a declared error is shown with its own sentence. */
export function useCoreMutation<I, O>(
  run: (api: Api, input: I) => Promise<O>,
  options: MutationOptions<I, O> = {},
): UseMutationResult<O, unknown, I> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<O, unknown, I>({
    mutationFn: (input) => run(api, input),
    onSuccess: (output, input) => {
      if (options.success) notifications.show({ message: options.success, color: 'teal' })
      options.onSuccess?.(output, input)
    },
    onError: (error) => {
      if (errorCode(error) === 'vault_locked') void queries.invalidateQueries({ queryKey: VAULT_STATUS_KEY })
      if (!options.silent) showError(error)
    },
  })
}

/** The same notice for work outside a mutation, such as a stream. */
export function showError(error: unknown): void {
  notifications.show({ message: errorSentence(error), title: 'Belum berhasil', color: 'red', autoClose: 12_000 })
}
