import { Badge, Button, Group, Paper, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatDay, formatInstant } from '#renderer/ui/date-format.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { followRow, walkRows } from '#renderer/ui/row-keys.ts'
import { useKept } from '#renderer/ui/use-kept.ts'
import type { Api } from '#shared/contract.ts'
import { type Filter, InboxFilter } from './inbox-filter.tsx'
import { CLOCKS, intake } from './intake-words.ts'
import { ReportStateBadge } from './report-state-badge.tsx'
import { StopList } from './stop-list.tsx'
import { ACTS, SOURCES, words } from './words.ts'

const SEARCH_DELAY_MS = 200

const PAGE = 100

export function ReportListScreen() {
  const [filter, setFilter] = useKept<Filter>('reports', { search: '', state: 'new', source: null })
  const [offset, setOffset] = useKept('reports:offset', 0)
  const [search] = useDebouncedValue(filter.search, SEARCH_DELAY_MS)
  const wanted = { ...filter, search, offset, limit: PAGE }
  const query = useCoreQuery(['reports', 'inbox', wanted], (api) => api.reports.inbox(wanted), {
    alsoOn: ['evidence', 'person', 'people'],
    keepPrevious: true,
  })
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={<InboxActions />}>
      <StopList />
      <InboxFilter
        value={filter}
        counts={query.data?.counts ?? null}
        onChange={(part) => {
          setFilter({ ...filter, ...part })
          setOffset(0)
        }}
      />
      <QueryView query={query}>
        {({ reports, total, counts }) =>
          reports.length > 0 ? (
            <>
              <ReportTable reports={reports} total={total} />
              <Group justify="flex-end">
                <Pager offset={offset} page={PAGE} total={total} onPage={setOffset} />
              </Group>
            </>
          ) : (
            <NoReports filter={{ ...filter, search }} counts={counts} />
          )
        }
      </QueryView>
    </Page>
  )
}

const InboxActions = () => (
  <May path="reports.register">
    <Button variant="default" component={Link} href={paths.monitoring} leftSection={<IconBolt size={17} aria-hidden />}>
      {intake.observe}
    </Button>
    <NewReportButton />
  </May>
)

const NewReportButton = () => (
  <May path="reports.register">
    <Button component={Link} href={paths.newReport} leftSection={<IconPlus size={17} aria-hidden />}>
      {words.newReport}
    </Button>
  </May>
)

type NoReportsProps = Readonly<{ filter: Filter; counts: Readonly<Record<string, number>> }>

/** No report at all, none left to review, or none that fits what was asked. */
const NoReports = ({ filter: { search, state, source }, counts }: NoReportsProps) => {
  const asked = search !== '' || source !== null
  const none = Object.values(counts).every((count) => count === 0)
  if (!asked && none)
    return (
      <Paper>
        <EmptyState title={words.empty} action={<NewReportButton />}>
          {words.emptyBody}
        </EmptyState>
      </Paper>
    )
  const reviewed = !asked && state === 'new'
  return (
    <Paper>
      <EmptyState title={reviewed ? words.allReviewed : words.noMatch}>
        {reviewed ? words.allReviewedBody : words.noMatchBody}
      </EmptyState>
    </Paper>
  )
}

type InboxReport = Awaited<ReturnType<Api['reports']['inbox']>>['reports'][number]

const ReportTable = ({ reports, total }: Readonly<{ reports: readonly InboxReport[]; total: number }>) => (
  <Paper>
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover>
        <Table.Caption ta="left" px="sm">
          {words.count(total)}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.number}</Table.Th>
            <Table.Th>{words.columns.received}</Table.Th>
            <Table.Th visibleFrom="lg">{words.columns.source}</Table.Th>
            <Table.Th>{words.columns.account}</Table.Th>
            <Table.Th>{intake.clock}</Table.Th>
            <Table.Th ta="right">{words.columns.evidence}</Table.Th>
            <Table.Th>{words.columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={walkRows} onClick={followRow} className="row-links">
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
)

const ReportRow = ({ report }: Readonly<{ report: InboxReport }>) => (
  <Table.Tr>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>
      <Link href={paths.report(report.id)} className="row-link">
        {report.number}
      </Link>
    </Table.Td>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(report.received.at, report.received.zone)}</Table.Td>
    <Table.Td visibleFrom="lg">{SOURCES[report.source]}</Table.Td>
    <Table.Td>
      <Text size="sm" lineClamp={1}>
        {report.account || report.suspectName || ACTS[report.act]}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {report.narrative}
      </Text>
    </Table.Td>
    <Table.Td>
      <ClockBadge clock={report.clock} />
    </Table.Td>
    <Table.Td ta="right">{report.evidenceCount}</Table.Td>
    <Table.Td>
      <Group gap={4} wrap="nowrap">
        <ReportStateBadge state={report.state} />
        {report.likeCount > 0 && (
          <Badge variant="light" color="yellow">
            {intake.likes(report.likeCount)}
          </Badge>
        )}
      </Group>
    </Table.Td>
  </Table.Tr>
)

function ClockBadge({ clock }: Readonly<{ clock: InboxReport['clock'] }>) {
  if (!clock || clock.state === 'answered') return null
  const due = clock.due ? formatDay(clock.due) : null
  const text = due === null ? CLOCKS[clock.kind] : clock.state === 'overdue' ? intake.overdue(due) : intake.due(due)
  return (
    <Text size="xs" {...(clock.state === 'overdue' ? { c: 'var(--mantine-color-error)', fw: 600 } : {})}>
      {text}
    </Text>
  )
}
