import { Anchor, AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense } from 'react'
import { useLocation } from 'wouter'
import { ImportQueueProvider } from '#renderer/features/evidence/import-queue-provider.tsx'
import { PowerReport } from '#renderer/features/integrity/power-report.tsx'
import { Finder } from '#renderer/features/search/finder.tsx'
import { PasswordByAdminNotice } from '#renderer/features/users/password-by-admin-notice.tsx'
import { SampleBanner } from '#renderer/features/vault/sample-banner.tsx'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { ZoneContext } from '#renderer/ui/zone-context.ts'
import { DEFAULT_SETTINGS } from '#shared/settings/model.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Header } from './header.tsx'
import { IdleLock } from './idle-lock.tsx'
import { Navigation } from './navigation.tsx'
import { PAGES } from './pages.ts'
import { Routes } from './routes.tsx'
import { measures } from './theme.ts'
import { useShellKeys } from './use-shell-keys.ts'
import { words } from './words.ts'

/** The frame of the unlocked app. */
export function Layout() {
  const [location] = useLocation()
  const [navOpen, nav] = useDisclosure(false)
  const [finding, finder] = useDisclosure(false)
  const status = useVaultStatus().data
  const settings = useCoreQuery(['settings', 'own'], (api) => api.settings.get()).data ?? DEFAULT_SETTINGS
  useShellKeys(finder.open)

  return (
    <ZoneContext value={settings.zone}>
      <ImportQueueProvider>
        <Anchor className="skip-link" href="#isi" onClick={focusMain}>
          {words.skip}
        </Anchor>
        <AppShell
          header={{ height: measures.headerHeight }}
          navbar={{ width: measures.navWidth, breakpoint: 'sm', collapsed: { mobile: !navOpen } }}
          padding={{ base: 'md', lg: 'lg' }}
        >
          <AppShell.Header>
            <Header agency={settings.agencyShort} navOpen={navOpen} onToggleNav={nav.toggle} onFind={finder.open} />
          </AppShell.Header>
          <AppShell.Navbar p="xs" aria-label={words.navigation}>
            <Navigation onNavigate={nav.close} />
          </AppShell.Navbar>
          <AppShell.Main id="isi" tabIndex={-1} bg="var(--saksama-canvas)" style={{ outline: 'none' }}>
            {status?.place === 'sample' && <SampleBanner />}
            <PasswordByAdminNotice />
            <ErrorBoundary resetKey={location}>
              <Suspense fallback={<Loading />}>
                <Routes />
              </Suspense>
            </ErrorBoundary>
          </AppShell.Main>
        </AppShell>
        <Finder opened={finding} onClose={finder.close} pages={PAGES} />
        <PowerReport />
        <IdleLock minutes={settings.idleMinutes} />
      </ImportQueueProvider>
    </ZoneContext>
  )
}

/** The hash belongs to the router, so the skip link moves the focus itself. */
function focusMain(event: { preventDefault(): void }) {
  event.preventDefault()
  document.getElementById('isi')?.focus()
}
