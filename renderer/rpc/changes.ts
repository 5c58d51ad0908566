import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Api } from '#shared/contract.ts'
import { useApi } from './api.ts'

export const VAULT_STATUS_KEY = ['vault', 'status'] as const
const RETRY_MS = 2_000

type Change = Readonly<{ action: string; subject: string }>

/** For what every commit changes, such as the log itself. */
export const EVERYTHING = '*'

/** Whether a query reloads after `action`: the part before the dot names the feature in the singular. */
export function reloadsOn(meta: Record<string, unknown> | undefined, action: string): boolean {
  const feature = action.split('.')[0] ?? ''
  const watched = Array.isArray(meta?.reloadOn) ? meta.reloadOn : []
  return watched.some(
    (name) => name === EVERYTHING || name === feature || name === `${feature}s` || PLURALS[feature] === name,
  )
}

/** Features are named by the contract's key (plural), actions by one thing. */
const PLURALS: Readonly<Record<string, string>> = {
  identity: 'signing',
  person: 'people',
  signature: 'signing',
  setting: 'settings',
  settings: 'settings',
}

/** Follows `app.changes` for as long as the page lives and reloads what each commit touched. */
export function useChanges(onChange: (change: Change) => unknown): void {
  const api = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    void follow(api, stop.signal, (change) => {
      onChange(change)
      reload(queries, change.action)
    })
    return () => stop.abort()
  }, [api, queries, onChange])
}

function reload(queries: QueryClient, action: string): void {
  const touched = (query: Query) => reloadsOn(query.meta, action)
  void queries.invalidateQueries({ predicate: touched })
}

async function follow(api: Api, signal: AbortSignal, onChange: (change: Change) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const change of await api.app.changes(undefined, { signal })) onChange(change)
    } catch {
      // The stream breaks with its connection; the reconnect notice tells the user, this loop only tries again.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}
