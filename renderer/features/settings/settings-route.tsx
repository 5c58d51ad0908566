import { NotFound } from '#renderer/app/not-found.tsx'
import { SECTIONS } from './sections.tsx'
import { SettingsScreen } from './settings-screen.tsx'

/** The section an address names, the first when it names none. */
export function SettingsRoute({ segment }: Readonly<{ segment: string | undefined }>) {
  const section = SECTIONS.find((one) => segment === undefined || one.segment === segment)
  return section ? <SettingsScreen section={section} /> : <NotFound />
}
