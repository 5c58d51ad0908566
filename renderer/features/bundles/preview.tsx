import { Alert, Checkbox, Code, Stack, Text } from '@mantine/core'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { BundlePreview, Sender } from '#shared/bundles/model.ts'
import { words } from './words.ts'

const { receive } = words

type SenderProps = Readonly<{
  sender: Sender
  confirmed: boolean
  /** Null where there is nothing to be agreed to. */
  onConfirm: ((confirmed: boolean) => void) | null
}>

/** Who signed, and how sure we are of it. */
export const SenderCard = ({ sender, confirmed, onConfirm }: SenderProps) => (
  <Section title={receive.sender}>
    <Stack gap="sm">
      <Text>
        {sender.name}
        {sender.agency && ` · ${sender.agency}`}
      </Text>
      <div>
        <Text size="xs" c="dimmed">
          {receive.senderWords}
        </Text>
        <Code fz="sm" style={{ whiteSpace: 'normal' }}>
          {sender.words.join(' ')}
        </Code>
      </div>
      {sender.standing === 'own' && <Text size="sm">{receive.own(sender.knownAs)}</Text>}
      {sender.standing === 'confirmed' && <Text size="sm">{receive.confirmed(sender.knownAs)}</Text>}
      {sender.standing === 'unknown' && onConfirm && (
        <Alert color="orange">
          <Stack gap="xs">
            {receive.unknown}
            <Checkbox
              label={receive.confirm}
              checked={confirmed}
              onChange={(event) => onConfirm(event.currentTarget.checked)}
            />
          </Stack>
        </Alert>
      )}
    </Stack>
  </Section>
)

/** What is in it, and what becomes of it here. */
export const BundleContent = ({ preview }: Readonly<{ preview: BundlePreview }>) => (
  <Section title={receive.content}>
    <Stack gap="sm">
      <Facts
        facts={[
          { label: receive.number, value: preview.caseNumber },
          { label: receive.sentAt, value: <DateText at={preview.sentAt} /> },
          { label: receive.caseTitle, value: preview.caseTitle },
          { label: receive.subjects, value: preview.subjectNames.join(', ') },
          {
            label: receive.counts,
            value: receive.countsOf(preview.evidence, preview.interviews, preview.documents),
          },
          { label: receive.size, value: formatSize(preview.bytes) },
          { label: receive.entries, value: receive.entriesOf(preview.entries) },
        ]}
      />
      <Text size="sm" c="dimmed">
        {receive.noReporter}
      </Text>
      {preview.alreadyHere !== null && <Alert color="orange">{receive.alreadyHere(preview.alreadyHere)}</Alert>}
      {preview.renumbered && <Alert color="gray">{receive.renumbered(preview.caseNumber)}</Alert>}
    </Stack>
  </Section>
)
