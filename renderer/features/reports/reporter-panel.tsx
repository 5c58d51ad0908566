import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconEye, IconShieldLock } from '@tabler/icons-react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { REASON_MIN } from '#shared/reports/disclosure.ts'
import type { Report, Reporter } from '#shared/reports/model.ts'
import { DisclosureList } from './disclosure-list.tsx'
import { keepingWords } from './keeping-words.ts'
import { OpenedNotice } from './opened-notice.tsx'
import { useOpened } from './use-opened.ts'
import { words } from './words.ts'

const FIELDS = ['name', 'phone', 'email', 'handle', 'address', 'note'] as const

/** Sealed until opened with a written reason; the opened record lives in this panel only and goes with it. */
export function ReporterPanel({ report }: Readonly<{ report: Report }>) {
  const { opened, open, close, seconds, prolong } = useOpened<Reporter>()
  const mayReveal = useMay('reports.revealReporter')
  const reveal = useCoreMutation((api, reason: string) => api.reports.revealReporter({ id: report.id, reason }), {
    silent: true,
    onSuccess: (record) => {
      open(record)
      reveal.reset()
    },
  })
  const ask = () =>
    confirm({
      title: words.page.reveal,
      body: words.page.revealBody,
      confirmLabel: words.page.reveal,
      reason: { label: words.page.revealReason, minLength: REASON_MIN, draft: `report:${report.id}:reveal` },
      onConfirm: (reason) => reveal.mutateAsync(reason),
    })
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{words.page.reporter}</Title>
          {report.hasReporter && !opened && mayReveal && (
            <Button size="xs" variant="default" leftSection={<IconEye size={15} aria-hidden />} onClick={ask}>
              {words.page.reveal}
            </Button>
          )}
        </Group>
        {opened ? (
          <OpenedNotice
            title={words.page.revealed}
            closeLabel={words.page.hide}
            seconds={seconds}
            onProlong={prolong}
            onClose={close}
          >
            <Facts
              none={words.page.empty}
              facts={FIELDS.map((name) => ({ label: words.form.reporterFields[name], value: opened[name] }))}
            />
          </OpenedNotice>
        ) : (
          <Group gap="xs" c="dimmed">
            {report.hasReporter && <IconShieldLock size={18} aria-hidden />}
            <Text size="sm">{report.hasReporter ? words.page.reporterSealed : words.page.reporterNone}</Text>
            {report.hasReporter && !mayReveal && <Text size="sm">{keepingWords.onlyKeepers}</Text>}
          </Group>
        )}
        {report.hasReporter && <DisclosureList report={report} />}
      </Stack>
    </Paper>
  )
}
