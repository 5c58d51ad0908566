import type { Settings } from '#shared/settings/model.ts'

/** What the settings form edits; the logo is stored at once, apart from it. */
export type SettingsTyping = Omit<Settings, 'logo'>
export type SettingsPart = Readonly<{ value: SettingsTyping; onChange: (part: Partial<SettingsTyping>) => void }>
