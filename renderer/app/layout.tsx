import { Anchor, AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, Suspense } from 'react'
import { useLocation } from 'wouter'
import { RollbackBanner } from '#renderer/features/audit/rollback-banner.tsx'
import { PowerReport } from '#renderer/features/integrity/power-report.tsx'
import { Finder } from '#renderer/features/search/finder.tsx'
import { MaySee, useMayAsk } from '#renderer/features/users/may.tsx'
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
import { needOf } from './needs.ts'
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
  const may = useMayAsk()
  const pages = PAGES.filter(({ href }) => {
    const need = needOf(href)
    return need === null || may(need)
  })

  return (
    <ZoneContext value={settings.zone}>
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
          <RollbackBanner />
          <PasswordByAdminNotice />
          <ErrorBoundary resetKey={location}>
            <Suspense fallback={<Loading />}>
              <Permitted address={location}>
                <Routes />
              </Permitted>
            </Suspense>
          </ErrorBoundary>
        </AppShell.Main>
      </AppShell>
      <Finder opened={finding} onClose={finder.close} pages={pages} />
      <PowerReport />
      <IdleLock minutes={settings.idleMinutes} />
    </ZoneContext>
  )
}

/** An address may be typed by hand: who may not see the screen is told so. */
function Permitted({ address, children }: Readonly<{ address: string; children: ReactNode }>) {
  const need = needOf(address)
  return need === null ? children : <MaySee path={need}>{children}</MaySee>
}

/** The hash belongs to the router, so the skip link moves the focus itself. */
function focusMain(event: { preventDefault(): void }) {
  event.preventDefault()
  document.getElementById('isi')?.focus()
}
