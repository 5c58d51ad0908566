import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { Link } from 'wouter'
import { OfficialTextMark } from '#renderer/features/rules/rule-citation.tsx'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Clock } from '#shared/reports/clocks.ts'
import type { ReportContext } from '#shared/reports/intake.ts'
import type { Report, ReportId } from '#shared/reports/model.ts'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { CLOCKS, DISMISS_CODES, intake } from './intake-words.ts'
import { LinkAccount } from './link-account.tsx'
import { isUnlike, SimilarList } from './similar-panel.tsx'
import { words } from './words.ts'

/** What an officer decides upon: likes, merged reports, clocks of others, what was done. */
export function IntakePanel({ report }: Readonly<{ report: Report }>) {
  const query = useCoreQuery(['reports', 'context', report.id], (api) => api.reports.context({ id: report.id }), {
    alsoOn: ['person', 'people', 'case'],
  })
  return (
    <QueryView query={query}>
      {(context) => (
        <>
          <Likes report={report} context={context} />
          <Clocks report={report} context={context} />
        </>
      )}
    </QueryView>
  )
}

/** Why it goes no further, or which report it follows. */
export function ClosingNotice({ report }: Readonly<{ report: Report }>) {
  const unmerge = useCoreMutation((api, reason: string) => api.reports.unmerge({ id: report.id, reason }), {
    success: intake.unmerged,
    silent: true,
  })
  if (report.state === 'dismissed')
    return (
      <Alert color="gray" title={words.page.dismissReason}>
        {[report.dismissCode && DISMISS_CODES[report.dismissCode], report.dismissReason].filter(Boolean).join(': ')}
      </Alert>
    )
  if (!report.mergedInto) return null
  const ask = () =>
    confirm({
      title: intake.unmerge,
      confirmLabel: intake.unmerge,
      reason: { label: intake.unmergeReason, draft: `report:${report.id}:unmerge` },
      onConfirm: (reason) => unmerge.mutateAsync(reason),
    })
  return (
    <Alert color="grape">
      <Group justify="space-between">
        <Text size="sm">
          {intake.mergedInto}{' '}
          <Anchor component={Link} size="sm" href={paths.report(report.mergedInto.id)}>
            {report.mergedInto.number}
          </Anchor>
        </Text>
        {report.caseId === null && (
          <Button size="compact-sm" variant="default" onClick={ask}>
            {intake.unmerge}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

type PanelProps = Readonly<{ report: Report; context: ReportContext }>

function Likes({ report, context: { similar, merged } }: PanelProps) {
  const merge = useCoreMutation((api, into: ReportId) => api.reports.merge({ ids: [report.id], into }), {
    success: intake.merged,
    silent: true,
  })
  const ask = (into: ReportId, number: string) =>
    confirm({
      title: intake.mergeTitle,
      body: intake.mergeBody(number),
      confirmLabel: intake.mergeThis(number),
      onConfirm: () => merge.mutateAsync(into),
    })
  const mayMerge = useMay('reports.merge')
  const mayLead = (state: Report['state']) =>
    mayMerge && report.state === 'new' && (state === 'new' || state === 'accepted')
  return (
    <Paper p="md" component="section">
      <Title order={2} mb="xs">
        {intake.similarTitle}
      </Title>
      {isUnlike(similar) ? (
        <Text size="sm" c="dimmed">
          {intake.similarNone}
        </Text>
      ) : (
        <SimilarList
          similar={similar}
          action={({ id, number, state }) =>
            mayLead(state) && (
              <Button size="compact-xs" variant="default" onClick={() => ask(id, number)}>
                {intake.mergeThis(number)}
              </Button>
            )
          }
        />
      )}
      {merged.length > 0 && (
        <Text size="sm" mt="xs">
          {intake.mergedList}:{' '}
          {merged.map(({ id, number }) => (
            <Anchor component={Link} size="sm" key={id} href={paths.report(id)} style={{ marginInlineEnd: 8 }}>
              {number}
            </Anchor>
          ))}
        </Text>
      )}
      {report.account !== '' && similar.people.every(({ evidenced }) => !evidenced) && <LinkAccount report={report} />}
    </Paper>
  )
}

function Clocks({ report, context: { clocks, followUps } }: PanelProps) {
  const [adding, add] = useDisclosure(false)
  return (
    <Paper p="md" component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{clocks.length > 0 ? intake.clocksTitle : intake.followUps}</Title>
        <May path="reports.recordFollowUp">
          <Button size="xs" variant="default" onClick={add.open}>
            {intake.addFollowUp}
          </Button>
        </May>
      </Group>
      <Stack gap="xs">
        {clocks.map((clock) => (
          <ClockLine key={clock.kind} clock={clock} />
        ))}
        {followUps.length === 0 ? (
          <Text size="sm" c="dimmed">
            {intake.noFollowUps}
          </Text>
        ) : (
          followUps.map(({ id, day, what, reference, by }) => (
            <Text key={id} size="sm">
              <b>{formatDay(day)}</b> · {what} {reference && `(${reference})`}{' '}
              <Text span size="xs" c="dimmed">
                {by}
              </Text>
            </Text>
          ))
        )}
      </Stack>
      {adding && <FollowUpDialog id={report.id} onClose={add.close} />}
    </Paper>
  )
}

function ClockLine({ clock }: Readonly<{ clock: Clock }>) {
  const answered = clock.state === 'answered'
  const warning = clock.state === 'overdue' || (clock.kind === 'bkn_block' && !answered)
  const counted =
    clock.days === null
      ? ''
      : clock.counting === 'calendar'
        ? intake.calendarDays(clock.days)
        : intake.workingDays(clock.days)
  const due =
    clock.due && (clock.state === 'overdue' ? intake.overdue(formatDay(clock.due)) : intake.due(formatDay(clock.due)))
  return (
    <Alert
      color={answered ? 'gray' : warning ? 'orange' : 'blue'}
      icon={warning ? <IconAlertTriangle aria-hidden /> : <IconClock aria-hidden />}
      title={[CLOCKS[clock.kind], answered ? intake.answered : due].filter(Boolean).join(': ')}
      p="sm"
    >
      <Text size="sm">{clock.sentence}</Text>
      <Text size="xs" c="dimmed">
        {[intake.from(formatDay(clock.from)), counted, clock.basis, intake.advice].filter(Boolean).join(' · ')}
      </Text>
      {!clock.confirmed && <OfficialTextMark rule={{ confidence: 'secondary' }} />}
    </Alert>
  )
}
