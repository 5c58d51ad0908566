import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconFileImport } from '@tabler/icons-react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QrCode } from '#renderer/ui/qr-code.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { Contact } from '#shared/bundles/model.ts'
import { words } from './words.ts'

const { own, contacts } = words

/** Settings: where others send to, who is known, and the way to receive. */
export const HandoverSection = () => (
  <Stack gap="md">
    <OwnAddress />
    <Contacts />
    <ReceiveButton />
  </Stack>
)

export const ReceiveButton = () => (
  <May path="bundles.receive">
    <Group>
      <Button
        component={Link}
        href={paths.receiveCase}
        variant="default"
        leftSection={<IconFileImport size={17} aria-hidden />}
      >
        {words.receive.button}
      </Button>
    </Group>
  </May>
)

function OwnAddress() {
  const query = useCoreQuery(['vault', 'address'], (api) => api.bundles.address())
  return (
    <Section title={own.title}>
      <QueryView query={query}>
        {({ recipient, words: mine }) => (
          <Group gap="lg" align="flex-start" wrap="nowrap">
            <QrCode text={recipient.toUpperCase()} label={own.qr} />
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {own.hint}
              </Text>
              <Group gap="xs" wrap="nowrap">
                <Code style={{ overflowWrap: 'anywhere' }}>{recipient}</Code>
                <CopyAddress text={recipient} />
              </Group>
              <div>
                <Text size="sm" fw={600}>
                  {own.words}
                </Text>
                <Code style={{ whiteSpace: 'normal' }}>{mine.join(' ')}</Code>
                <Text size="xs" c="dimmed">
                  {own.wordsHint}
                </Text>
              </div>
            </Stack>
          </Group>
        )}
      </QueryView>
    </Section>
  )
}

const CopyAddress = ({ text }: Readonly<{ text: string }>) => (
  <CopyButton value={text}>
    {({ copied, copy }) => (
      <Button
        size="compact-sm"
        variant="default"
        style={{ flexShrink: 0 }}
        leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        onClick={copy}
      >
        {copied ? own.copied : own.copy}
      </Button>
    )}
  </CopyButton>
)

function Contacts() {
  const query = useCoreQuery(['case', 'contacts'], (api) => api.bundles.contacts())
  return (
    <Section title={contacts.title}>
      <QueryView query={query}>
        {(known) =>
          known.length === 0 ? (
            <Text size="sm" c="dimmed">
              {contacts.none}
            </Text>
          ) : (
            <Stack gap="xs">
              {known.map((contact) => (
                <ContactRow key={contact.publicKey} contact={contact} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  )
}

function ContactRow({ contact }: Readonly<{ contact: Contact }>) {
  const { publicKey, name, confirmedAt, confirmedBy } = contact
  const forget = useCoreMutation((api, reason: string) => api.bundles.forget({ publicKey, reason }), {
    success: contacts.forgotten,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: contacts.forgetOf(name),
      body: contacts.forgetBody,
      confirmLabel: contacts.forget,
      reason: { label: contacts.forgetReason, draft: `bundle:contact:${publicKey}` },
      onConfirm: (reason) => forget.mutateAsync(reason),
    })
  return (
    <Group className="subject-card" justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm">{name}</Text>
        <Code style={{ whiteSpace: 'normal' }}>{contact.words.join(' ')}</Code>
        <Text size="xs" c="dimmed">
          {contacts.confirmed(confirmedBy)} <DateText at={confirmedAt} />
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={contacts.forgetOf(name)}
        style={{ flexShrink: 0 }}
        onClick={ask}
      >
        {contacts.forget}
      </Button>
    </Group>
  )
}
