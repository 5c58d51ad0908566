import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './app.css'
import 'dayjs/locale/id'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ApiContext } from '#renderer/rpc/api.ts'
import { createLockGuard, LockGuardContext } from '#renderer/rpc/before-lock.ts'
import { createDraftStore } from '#renderer/rpc/draft-store.ts'
import { createSavedStore, SavedContext } from '#renderer/rpc/saved-store.ts'
import { DraftContext } from '#renderer/rpc/use-draft.ts'
import { KEPT_KEY } from '#renderer/ui/use-kept.ts'
import type { Api } from '#shared/contract.ts'
import { cssVariables, theme } from './theme.ts'

const DRAFT_DELAY_MS = 1_200

function createQueries() {
  const queries = new QueryClient({
    defaultOptions: {
      // Answers come from this computer: a second try would only repeat the same sentence.
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000, networkMode: 'always' },
      // Passwords and opened reporter records travel as variables and results: none may linger in the cache.
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  })
  queries.setQueryDefaults([KEPT_KEY], { gcTime: Number.POSITIVE_INFINITY })
  return queries
}

function createSession(api: Api) {
  const saved = createSavedStore()
  const drafts = createDraftStore(
    {
      get: (key) => api.drafts.get({ key }),
      put: (key, json) => api.drafts.put({ key, json }),
      discard: (key) => api.drafts.discard({ key }),
    },
    { delayMs: DRAFT_DELAY_MS, onSaved: (_key, at) => saved.note(new Date(at)) },
  )
  const guard = createLockGuard()
  guard.addFlush(() => drafts.flush())
  return { saved, drafts, guard, queries: createQueries() }
}

export function Providers({ api, children }: Readonly<{ api: Api; children: ReactNode }>) {
  const [session] = useState(() => createSession(api))
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
      <DatesProvider settings={{ locale: 'id', firstDayOfWeek: 1 }}>
        <QueryClientProvider client={session.queries}>
          <ApiContext value={api}>
            <LockGuardContext value={session.guard}>
              <DraftContext value={session.drafts}>
                <SavedContext value={session.saved}>
                  <Router hook={useHashLocation}>
                    {/* Below stand the buttons of dialogs and forms, right above those of the page. */}
                    <Notifications position="top-center" limit={4} />
                    <ModalsProvider labels={{ confirm: 'Ya', cancel: 'Batal' }}>{children}</ModalsProvider>
                  </Router>
                </SavedContext>
              </DraftContext>
            </LockGuardContext>
          </ApiContext>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
