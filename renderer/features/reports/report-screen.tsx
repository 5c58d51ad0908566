import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFolderPlus, IconPencil } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EvidencePanel } from '#renderer/features/evidence/evidence-panel.tsx'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Report, ReportId } from '#shared/reports/model.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { ClosingNotice, IntakePanel } from './intake-panel.tsx'
import { intake } from './intake-words.ts'
import { JoinDialog } from './join-dialog.tsx'
import { ReportDetails } from './report-details.tsx'
import { ReportEditor } from './report-editor.tsx'
import { ReportStateBadge } from './report-state-badge.tsx'
import { ReporterPanel } from './reporter-panel.tsx'
import { words } from './words.ts'

export function ReportScreen({ id }: Readonly<{ id: ReportId }>) {
  const query = useCoreQuery(['reports', 'one', id], (api) => api.reports.get({ id }), { alsoOn: ['evidence', 'case'] })
  return <QueryView query={query}>{(report) => <ReportPage report={report} />}</QueryView>
}

function ReportPage({ report }: Readonly<{ report: Report }>) {
  const [editing, edit] = useDisclosure(false)
  const mayUpdate = useMay('reports.update')
  const mayDecide = useMay('reports.accept')
  return (
    <Page
      title={words.page.title(report.number)}
      breadcrumbs={[{ label: words.title, href: paths.reports }]}
      aside={<ReportStateBadge state={report.state} />}
      subtitle={report.state === 'new' && mayDecide ? words.page.next : undefined}
      actions={<ReportActions report={report} />}
    >
      <ClosingNotice report={report} />
      <Paper p="md">
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2}>{words.page.details}</Title>
            {report.state === 'new' && !editing && mayUpdate && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={edit.open}
              >
                {words.page.edit}
              </Button>
            )}
          </Group>
          {editing ? <ReportEditor report={report} onDone={edit.close} /> : <ReportDetails report={report} />}
        </Stack>
      </Paper>
      <Paper p="md">
        <Title order={2} mb="sm">
          {words.page.evidence}
        </Title>
        {report.caseId ? (
          <Text size="sm" c="dimmed">
            {words.page.evidenceMoved}
          </Text>
        ) : (
          <EvidencePanel target={{ kind: 'report', id: report.id }} />
        )}
      </Paper>
      <IntakePanel report={report} />
      <ReporterPanel report={report} />
    </Page>
  )
}

function ReportActions({ report }: Readonly<{ report: Report }>) {
  const [accepting, accept] = useDisclosure(false)
  const mayDecide = useMay('reports.accept')
  const [closing, close] = useDisclosure(false)
  const [joining, join] = useDisclosure(false)
  const reopen = useCoreMutation((api, reason: string) => api.reports.reopen({ id: report.id, reason }), {
    success: intake.reopened,
    silent: true,
  })
  if (report.caseId)
    return (
      <Button component={Link} href={paths.case(report.caseId)}>
        {words.page.openCase}
      </Button>
    )
  if (!mayDecide) return null
  const askReopen = () =>
    confirm({
      title: intake.reopen,
      body: intake.reopenBody,
      confirmLabel: intake.reopen,
      reason: { label: intake.reopenReason, draft: `report:${report.id}:reopen` },
      onConfirm: (reason) => reopen.mutateAsync(reason),
    })
  if (report.state === 'dismissed')
    return (
      <Button variant="default" onClick={askReopen}>
        {intake.reopen}
      </Button>
    )
  if (report.state !== 'new') return null
  return (
    <>
      <Button variant="default" onClick={close.open}>
        {words.page.dismiss}
      </Button>
      <Button variant="default" onClick={join.open}>
        {intake.joinCase}
      </Button>
      <Button leftSection={<IconFolderPlus size={17} aria-hidden />} onClick={accept.open}>
        {words.page.accept}
      </Button>
      {closing && <CloseDialog id={report.id} onClose={close.close} />}
      {joining && <JoinDialog id={report.id} onClose={join.close} />}
      <AcceptDialog report={report} opened={accepting} onClose={accept.close} />
    </>
  )
}
