import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye, IconPlus } from '@tabler/icons-react'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { type Disclosure, type DisclosureData, REASON_MIN } from '#shared/reports/disclosure.ts'
import type { Report } from '#shared/reports/model.ts'
import { DisclosureDialog } from './disclosure-dialog.tsx'
import { keepingWords, URGENCIES } from './keeping-words.ts'
import { OpenedNotice } from './opened-notice.tsx'
import { useOpened } from './use-opened.ts'

const { disclosures: words } = keepingWords

/** To whom the reporter was made known: that it happened is listed, the rest is sealed. */
export function DisclosureList({ report }: Readonly<{ report: Report }>) {
  const [recording, record] = useDisclosure(false)
  const list = useCoreQuery(['reports', 'disclosures', report.id], (api) =>
    api.reports.listDisclosures({ id: report.id }),
  )
  return (
    <Stack gap="xs">
      <Divider />
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3} size="h5">
            {words.title}
          </Title>
          <Text size="xs" c="dimmed">
            {words.subtitle}
          </Text>
        </div>
        <May path="reports.disclose">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={record.open}
            style={{ flexShrink: 0 }}
          >
            {words.record}
          </Button>
        </May>
      </Group>
      <QueryView query={list}>
        {(disclosures) =>
          disclosures.length === 0 ? (
            <Text size="sm" c="dimmed">
              {words.none}
            </Text>
          ) : (
            disclosures.map((disclosure) => <DisclosureLine key={disclosure.id} disclosure={disclosure} />)
          )
        }
      </QueryView>
      {recording && <DisclosureDialog reportId={report.id} onClose={record.close} />}
    </Stack>
  )
}

function DisclosureLine({ disclosure }: Readonly<{ disclosure: Disclosure }>) {
  const { opened, open, close, seconds, prolong } = useOpened<DisclosureData>()
  const reveal = useCoreMutation((api, reason: string) => api.reports.openDisclosure({ id: disclosure.id, reason }), {
    silent: true,
    onSuccess: (data) => {
      open(data)
      reveal.reset()
    },
  })
  const ask = () =>
    confirm({
      title: words.openTitle,
      body: words.openBody,
      confirmLabel: words.open,
      reason: { label: words.reason, minLength: REASON_MIN, draft: `report:disclosure:${disclosure.id}` },
      onConfirm: (reason) => reveal.mutateAsync(reason),
    })
  return (
    <div>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {words.item(disclosure.number)}
        </Text>
        <Text size="sm" c="dimmed">
          <DateText at={disclosure.recordedAt} /> · {words.by(disclosure.recordedBy)}
        </Text>
        {!opened && (
          <May path="reports.openDisclosure">
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconEye size={14} aria-hidden />}
              aria-label={`${words.open} ${words.item(disclosure.number)}`}
              onClick={ask}
            >
              {words.open}
            </Button>
          </May>
        )}
      </Group>
      {opened && (
        <OpenedNotice
          title={words.item(disclosure.number)}
          closeLabel={words.close}
          seconds={seconds}
          onProlong={prolong}
          onClose={close}
        >
          <Facts facts={factsOf(opened)} />
        </OpenedNotice>
      )}
    </div>
  )
}

const factsOf = (data: DisclosureData) => [
  { label: words.fields.party, value: data.party },
  { label: words.fields.office, value: data.office },
  { label: words.fields.disclosed, value: formatInstant(data.disclosed.at, data.disclosed.zone) },
  { label: words.fields.approvedBy, value: data.approvedBy },
  { label: words.fields.urgency, value: URGENCIES[data.urgency] },
  { label: words.fields.urgencyNote, value: data.urgencyNote },
  { label: words.fields.basis, value: data.basis, wide: true },
  { label: words.fields.reason, value: data.reason, wide: true },
  { label: words.fields.consequence, value: data.consequence, wide: true },
]
