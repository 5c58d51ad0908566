import { Stack } from '@mantine/core'
import { ChangePasswordPanel } from '#renderer/features/vault/change-password-panel.tsx'
import { words as vault } from '#renderer/features/vault/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import { AgencyFields } from './agency-fields.tsx'
import { DocumentFields } from './document-fields.tsx'
import { IdleField } from './idle-field.tsx'
import { KopPreview } from './kop-preview.tsx'
import { LogoField } from './logo-field.tsx'
import { SettingsForm } from './settings-form.tsx'
import { words } from './words.ts'

export const AgencySection = () => (
  <Stack gap="md">
    <SettingsForm>
      {(part, { logo }) => (
        <>
          <KopPreview settings={{ ...part.value, logo }} />
          <Section title={words.agency.title}>
            <AgencyFields {...part} />
          </Section>
        </>
      )}
    </SettingsForm>
    <LogoSection />
  </Stack>
)

function LogoSection() {
  const query = useCoreQuery(['settings', 'own'], (api) => api.settings.get())
  return (
    <Section title={words.logo.title}>
      <QueryView query={query}>{({ logo }) => <LogoField hasLogo={logo !== null} />}</QueryView>
    </Section>
  )
}

export const DocumentsSection = () => (
  <SettingsForm>
    {(part) => (
      <Section title={words.documents.title}>
        <DocumentFields {...part} />
      </Section>
    )}
  </SettingsForm>
)

export const SecuritySection = () => (
  <Stack gap="md">
    <SettingsForm>
      {(part) => (
        <Section title={words.security.idleTitle}>
          <IdleField {...part} />
        </Section>
      )}
    </SettingsForm>
    <Section title={vault.change.title}>
      <ChangePasswordPanel />
    </Section>
  </Stack>
)
