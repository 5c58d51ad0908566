import { NavLink, Stack } from '@mantine/core'
import {
  IconCertificate,
  IconChartBar,
  IconFolders,
  IconHome,
  IconInbox,
  IconListCheck,
  IconListSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useMayAsk } from '#renderer/features/users/may.tsx'
import { needOf } from './needs.ts'
import { words } from './words.ts'

const ITEMS = [
  { href: '/', label: words.nav.home, icon: IconHome },
  { href: '/laporan', label: words.nav.reports, icon: IconInbox },
  { href: '/perkara', label: words.nav.cases, icon: IconFolders },
  { href: '/pegawai', label: words.nav.people, icon: IconUsers },
  { href: '/periksa-nama', label: words.nav.namecheck, icon: IconListSearch },
  { href: '/statistik', label: words.nav.statistics, icon: IconChartBar },
  { href: '/jejak', label: words.nav.audit, icon: IconListCheck },
  { href: '/verifikasi', label: words.nav.verify, icon: IconCertificate },
  { href: '/pengaturan', label: words.nav.settings, icon: IconSettings },
] as const

/** Whether the entry at `href` is where `location` lies. */
const isWithin = (location: string, href: string): boolean =>
  href === '/' ? location === '/' : location === href || location.startsWith(`${href}/`)

export function Navigation({ onNavigate }: Readonly<{ onNavigate: () => void }>) {
  const [location] = useLocation()
  const may = useMayAsk()
  const shown = ITEMS.filter(({ href }) => {
    const need = needOf(href)
    return need === null || may(need)
  })
  return (
    <Stack gap={2}>
      {shown.map(({ href, label, icon: Icon }) => {
        const active = isWithin(location, href)
        return (
          <NavLink
            key={href}
            component={Link}
            href={href}
            label={label}
            leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
            active={active}
            aria-current={active ? 'page' : undefined}
            onClick={onNavigate}
            className="nav-entry"
          />
        )
      })}
    </Stack>
  )
}
