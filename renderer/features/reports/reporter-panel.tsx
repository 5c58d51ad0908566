import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconEye, IconEyeOff, IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import type { Report, Reporter } from '#shared/reports/model.ts'
import { words } from './words.ts'

const FIELDS = ['name', 'phone', 'email', 'handle', 'address', 'note'] as const

/** Sealed until opened with a written reason; the opened record lives in this panel only and goes with it. */
export function ReporterPanel({ report }: Readonly<{ report: Report }>) {
  const [reporter, setReporter] = useState<Reporter | null>(null)
  const mayReveal = useMay('reports.revealReporter')
  const reveal = useCoreMutation((api, reason: string) => api.reports.revealReporter({ id: report.id, reason }), {
    silent: true,
    onSuccess: (record) => {
      setReporter(record)
      reveal.reset()
    },
  })
  const ask = () =>
    confirm({
      title: words.page.reveal,
      body: words.page.revealBody,
      confirmLabel: words.page.reveal,
      reason: { label: words.page.revealReason },
      onConfirm: (reason) => reveal.mutateAsync(reason),
    })
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{words.page.reporter}</Title>
          {report.hasReporter && !reporter && mayReveal && (
            <Button size="xs" variant="default" leftSection={<IconEye size={15} aria-hidden />} onClick={ask}>
              {words.page.reveal}
            </Button>
          )}
        </Group>
        {reporter ? (
          <OpenedReporter reporter={reporter} onHide={() => setReporter(null)} />
        ) : (
          <Group gap="xs" c="dimmed">
            {report.hasReporter && <IconShieldLock size={18} aria-hidden />}
            <Text size="sm">{report.hasReporter ? words.page.reporterSealed : words.page.reporterNone}</Text>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}

const OpenedReporter = ({ reporter, onHide }: Readonly<{ reporter: Reporter; onHide: () => void }>) => (
  <Alert color="yellow" icon={<IconShieldLock aria-hidden />} title={words.page.revealed}>
    <Facts
      none={words.page.empty}
      facts={FIELDS.map((name) => ({ label: words.form.reporterFields[name], value: reporter[name] }))}
    />
    <Group mt="sm">
      <Button size="xs" variant="default" leftSection={<IconEyeOff size={15} aria-hidden />} onClick={onHide}>
        {words.page.hide}
      </Button>
    </Group>
  </Alert>
)
