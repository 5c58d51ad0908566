import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** Pages the finder knows by name: one line each. */
export const PAGES = [
  { href: paths.home, title: words.nav.home },
  { href: paths.newReport, title: words.finder.newReport },
  { href: paths.newCase, title: words.finder.newCase },
  { href: paths.reports, title: words.nav.reports },
  { href: paths.cases, title: words.nav.cases },
  { href: paths.statistics, title: words.nav.statistics },
  { href: paths.audit, title: words.nav.audit },
  { href: paths.verify, title: words.nav.verify },
  { href: paths.settings, title: words.nav.settings },
] as const
