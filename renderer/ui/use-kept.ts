import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/** Where `useKept` keeps; gone with every loaded answer when the vault locks. */
export const KEPT_KEY = 'kept'

/** State that outlives its screen: what a list was filtered by is still so after a look at one of its rows. Never stored. */
export function useKept<T>(name: string, initial: T): readonly [T, (next: T) => void] {
  const queries = useQueryClient()
  const [value, setValue] = useState<T>(() => queries.getQueryData<T>([KEPT_KEY, name]) ?? initial)
  const set = useCallback(
    (next: T) => {
      queries.setQueryData([KEPT_KEY, name], next)
      setValue(next)
    },
    [queries, name],
  )
  return [value, set]
}
