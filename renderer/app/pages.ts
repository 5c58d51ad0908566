import { words as backup } from '#renderer/features/backup/words.ts'
import { words as calendar } from '#renderer/features/calendar/words.ts'
import { words as guarantees } from '#renderer/features/guarantees/words.ts'
import { words as integrity } from '#renderer/features/integrity/words.ts'
import { words as monitoring } from '#renderer/features/monitoring/words.ts'
import { importing } from '#renderer/features/people/words.ts'
import { words as rules } from '#renderer/features/rules/words.ts'
import { words as users } from '#renderer/features/users/words.ts'
import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** Pages the finder knows by name: one line each. */
export const PAGES = [
  { href: paths.home, title: words.nav.home },
  { href: paths.newReport, title: words.finder.newReport },
  { href: paths.newCase, title: words.finder.newCase },
  { href: paths.reports, title: words.nav.reports },
  { href: paths.cases, title: words.nav.cases },
  { href: paths.monitoring, title: monitoring.title },
  { href: paths.monitoringTeams, title: monitoring.teams },
  { href: paths.people, title: words.nav.people },
  { href: paths.importPeople, title: importing.title },
  { href: paths.nameLists, title: words.nav.namecheck },
  { href: paths.statistics, title: words.nav.statistics },
  { href: paths.audit, title: words.nav.audit },
  { href: paths.verify, title: words.nav.verify },
  { href: paths.settings, title: words.nav.settings },
  { href: paths.settingsSection('aturan'), title: rules.title },
  { href: paths.settingsSection('kalender'), title: calendar.section },
  { href: paths.settingsSection('keamanan'), title: users.changePassword },
  { href: paths.settingsSection('pengguna'), title: users.title },
  { href: paths.settingsSection('cadangan'), title: backup.section },
  { href: paths.settingsSection('keutuhan'), title: integrity.section },
  { href: paths.settingsSection('luring'), title: guarantees.section },
] as const
