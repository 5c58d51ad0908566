import { Button, Group, Paper, Stack, Tabs, Title } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { ChangePasswordPanel } from '#renderer/features/vault/change-password-panel.tsx'
import { words as vault } from '#renderer/features/vault/words.ts'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { Page } from '#renderer/ui/page.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import { type Settings, settingsSchema } from '#shared/settings/model.ts'
import { AboutPanel } from './about-panel.tsx'
import { AgencyFields } from './agency-fields.tsx'
import { DocumentFields } from './document-fields.tsx'
import { IdleField } from './idle-field.tsx'
import { KopPreview } from './kop-preview.tsx'
import { LogoField } from './logo-field.tsx'
import type { SettingsPart, SettingsTyping } from './settings-part.ts'
import { words } from './words.ts'

export function SettingsScreen() {
  const query = useCoreQuery(['settings', 'own'], (api) => api.settings.get())
  return (
    <Page title={words.title}>
      <QueryView query={query}>{(settings) => <SettingsTabs settings={settings} />}</QueryView>
    </Page>
  )
}

function SettingsTabs({ settings }: Readonly<{ settings: Settings }>) {
  const { logo, ...own } = settings
  const draft = useDraft<SettingsTyping>('settings', own)
  const part: SettingsPart = { value: draft.value, onChange: (next) => draft.set((now) => ({ ...now, ...next })) }
  const save = useCoreMutation((api) => api.settings.update(draft.value), {
    success: words.saved,
    onSuccess: () => void draft.discard(),
  })
  const valid = settingsSchema.omit({ logo: true }).safeParse(draft.value).success
  const form = (children: ReactNode) => (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
    >
      <Stack gap="md">
        {children}
        <Group justify="space-between">
          <SavedAt at={draft.savedAt} />
          <Group gap="xs">
            <Button variant="default" disabled={!draft.dirty} onClick={() => void draft.discard()}>
              {words.undo}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!draft.dirty || !valid}>
              {words.submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
  return (
    <Tabs defaultValue="agency" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="agency">{words.tabs.agency}</Tabs.Tab>
        <Tabs.Tab value="documents">{words.tabs.documents}</Tabs.Tab>
        <Tabs.Tab value="security">{words.tabs.security}</Tabs.Tab>
        <Tabs.Tab value="about">{words.tabs.about}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="agency">
        <Stack gap="md">
          {form(
            <>
              <KopPreview settings={{ ...draft.value, logo }} />
              <Section title={words.agency.title}>
                <AgencyFields {...part} />
              </Section>
            </>,
          )}
          <Section title={words.logo.title}>
            <LogoField hasLogo={logo !== null} />
          </Section>
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        {form(
          <Section title={words.documents.title}>
            <DocumentFields {...part} />
          </Section>,
        )}
      </Tabs.Panel>
      <Tabs.Panel value="security">
        <Stack gap="md">
          {form(
            <Section title={words.security.idleTitle}>
              <IdleField {...part} />
            </Section>,
          )}
          <Section title={vault.change.title}>
            <ChangePasswordPanel />
          </Section>
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="about">
        <AboutPanel />
      </Tabs.Panel>
    </Tabs>
  )
}

const Section = ({ title, children }: Readonly<{ title: string; children: ReactNode }>) => (
  <Paper p="md" component="section">
    <Title order={2} mb="sm">
      {title}
    </Title>
    {children}
  </Paper>
)
