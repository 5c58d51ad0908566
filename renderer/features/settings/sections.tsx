import type { ReactNode } from 'react'
import { BackupSection } from '#renderer/features/backup/backup-section.tsx'
import { words as backup } from '#renderer/features/backup/words.ts'
import { HandoverSection } from '#renderer/features/bundles/handover-section.tsx'
import { words as bundles } from '#renderer/features/bundles/words.ts'
import { CalendarSection } from '#renderer/features/calendar/calendar-section.tsx'
import { words as calendar } from '#renderer/features/calendar/words.ts'
import { GuaranteesSection } from '#renderer/features/guarantees/guarantees-section.tsx'
import { words as guarantees } from '#renderer/features/guarantees/words.ts'
import { IntegritySection } from '#renderer/features/integrity/integrity-section.tsx'
import { words as integrity } from '#renderer/features/integrity/words.ts'
import { KeysSection } from '#renderer/features/keys/keys-section.tsx'
import { words as keys } from '#renderer/features/keys/words.ts'
import { RulesSection } from '#renderer/features/rules/rules-section.tsx'
import { words as rules } from '#renderer/features/rules/words.ts'
import { UsersSection } from '#renderer/features/users/users-section.tsx'
import { words as users } from '#renderer/features/users/words.ts'
import type { ProcedurePath } from '#shared/users/rights.ts'
import { AboutPanel } from './about-panel.tsx'
import { AgencySection, DocumentsSection, SecuritySection } from './own-sections.tsx'
import { words } from './words.ts'

export type SettingsSection = Readonly<{
  /** Last part of the address, `#/pengaturan/<segment>`. */
  segment: string
  label: string
  /** Left out for who may not call this. */
  needs?: ProcedurePath
  panel: () => ReactNode
}>

/** The sections of the settings screen in their order: one line each. */
export const SECTIONS: readonly SettingsSection[] = [
  { segment: 'instansi', label: words.tabs.agency, panel: () => <AgencySection /> },
  { segment: 'naskah', label: words.tabs.documents, panel: () => <DocumentsSection /> },
  { segment: 'aturan', label: rules.title, panel: () => <RulesSection /> },
  { segment: 'kalender', label: calendar.section, panel: () => <CalendarSection /> },
  { segment: 'keamanan', label: words.tabs.security, panel: () => <SecuritySection /> },
  { segment: 'pengguna', label: users.title, panel: () => <UsersSection /> },
  { segment: 'cadangan', label: backup.section, panel: () => <BackupSection /> },
  { segment: 'penyerahan', label: bundles.section, panel: () => <HandoverSection />, needs: 'bundles.contacts' },
  { segment: 'keutuhan', label: integrity.section, panel: () => <IntegritySection /> },
  { segment: 'kunci', label: keys.section, panel: () => <KeysSection />, needs: 'vault.rotateKeys' },
  { segment: 'luring', label: guarantees.section, panel: () => <GuaranteesSection /> },
  { segment: 'tentang', label: words.tabs.about, panel: () => <AboutPanel /> },
]
