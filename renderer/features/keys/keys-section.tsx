import { Alert, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { KeyStatus } from '#shared/vault/model.ts'
import { RotationPanel } from './rotation-panel.tsx'
import { words } from './words.ts'

/** Which keys are in force, what changing them does and does not do, and the change itself. */
export function KeysSection() {
  const query = useCoreQuery(['vault', 'keys'], (api) => api.vault.keyStatus(), { alsoOn: ['user'] })
  return <QueryView query={query}>{(status) => <Loaded status={status} />}</QueryView>
}

const Loaded = ({ status }: Readonly<{ status: KeyStatus }>) => (
  <Stack gap="md">
    {(status.due.vaultKey || status.due.reporterKey) && (
      <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={words.due.title}>
        {status.due.vaultKey && <Text size="sm">{words.due.vaultKey}</Text>}
        {status.due.reporterKey && <Text size="sm">{words.due.reporterKey}</Text>}
      </Alert>
    )}
    <Section title={words.state.title}>
      <Facts
        facts={[
          {
            label: words.state.rotatedAt,
            value: status.rotatedAt ? <DateText at={status.rotatedAt} /> : words.state.never,
          },
          { label: words.state.epoch, value: words.state.epochOf(status.epoch) },
          { label: words.state.createdAt, value: <DateText at={status.createdAt} /> },
          { label: words.state.cipher, value: words.state.ciphers[status.cipher] },
        ]}
      />
    </Section>
    <Section title={words.rotate.title}>
      <Stack gap="md" maw={760}>
        <Text size="sm">{words.rotate.what}</Text>
        <Alert color="gray" variant="light" title={words.rotate.limits}>
          <List size="sm" spacing="xs">
            <List.Item>{words.rotate.oldCopies}</List.Item>
            <List.Item>{words.rotate.oldFiles}</List.Item>
          </List>
        </Alert>
        <RotationPanel holdsReporterKey={status.holdsReporterKey} due={status.due.reporterKey} />
      </Stack>
    </Section>
  </Stack>
)
