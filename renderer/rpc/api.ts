import { createContext, useContext } from 'react'
import type { Api } from '#shared/contract.ts'

/** What a transport gives the page: the typed client, and word when the core behind it has gone. */
export type Connection = Readonly<{
  api: Api
  /** Calls `listener` once when the core can no longer be reached; returns the unsubscriber. */
  onGone: (listener: () => void) => () => void
}>

export const ApiContext = createContext<Api | null>(null)

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi needs an ApiContext above it.')
  return api
}
