import type { ReactNode } from 'react'
import { AboutPanel } from './about-panel.tsx'
import { AgencySection, DocumentsSection, SecuritySection } from './own-sections.tsx'
import { words } from './words.ts'

export type SettingsSection = Readonly<{
  /** Last part of the address, `#/pengaturan/<segment>`. */
  segment: string
  label: string
  panel: () => ReactNode
}>

/** The sections of the settings screen in their order: one line each. */
export const SECTIONS: readonly SettingsSection[] = [
  { segment: 'instansi', label: words.tabs.agency, panel: () => <AgencySection /> },
  { segment: 'naskah', label: words.tabs.documents, panel: () => <DocumentsSection /> },
  { segment: 'keamanan', label: words.tabs.security, panel: () => <SecuritySection /> },
  { segment: 'tentang', label: words.tabs.about, panel: () => <AboutPanel /> },
]
