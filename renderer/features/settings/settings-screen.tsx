import { Tabs } from '@mantine/core'
import { useLocation } from 'wouter'
import { MaySee, useMayAsk } from '#renderer/features/users/may.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { SECTIONS, type SettingsSection } from './sections.tsx'
import { words } from './words.ts'

export function SettingsScreen({ section }: Readonly<{ section: SettingsSection }>) {
  const [, navigate] = useLocation()
  const may = useMayAsk()
  const shown = SECTIONS.filter(({ needs }) => needs === undefined || may(needs))
  return (
    <Page title={words.title} windowTitle={`${words.title}: ${section.label}`}>
      <Tabs
        orientation="vertical"
        value={section.segment}
        onChange={(segment) => segment !== null && navigate(paths.settingsSection(segment))}
        keepMounted={false}
        styles={{ tab: { justifyContent: 'flex-start' }, tabLabel: { textAlign: 'start' }, panel: { minWidth: 0 } }}
      >
        <Tabs.List miw={180} mr="md">
          {shown.map(({ segment, label }) => (
            <Tabs.Tab key={segment} value={segment}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section.segment}>
          {section.needs ? <MaySee path={section.needs}>{section.panel()}</MaySee> : section.panel()}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
