import { Button, Paper, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { walkRows } from '#renderer/ui/row-keys.ts'
import type { Report } from '#shared/reports/model.ts'
import { ReportStateBadge } from './report-state-badge.tsx'
import { ACTS, SOURCES, words } from './words.ts'

const SEARCH_DELAY_MS = 200

export function ReportListScreen() {
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search, SEARCH_DELAY_MS)
  const query = useCoreQuery(['reports', 'list', wanted], (api) => api.reports.list({ search: wanted }), {
    alsoOn: ['evidence'],
    keepPrevious: true,
  })
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={<NewReportButton />}>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={420}
        maxLength={200}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <QueryView query={query}>
        {(reports) =>
          reports.length > 0 ? <ReportTable reports={reports} /> : <NoReports searching={wanted !== ''} />
        }
      </QueryView>
    </Page>
  )
}

const NewReportButton = () => (
  <May path="reports.register">
    <Button component={Link} href={paths.newReport} leftSection={<IconPlus size={17} aria-hidden />}>
      {words.newReport}
    </Button>
  </May>
)

const NoReports = ({ searching }: Readonly<{ searching: boolean }>) => (
  <Paper>
    {searching ? (
      <EmptyState title={words.noMatch}>{words.noMatchBody}</EmptyState>
    ) : (
      <EmptyState title={words.empty} action={<NewReportButton />}>
        {words.emptyBody}
      </EmptyState>
    )}
  </Paper>
)

const ReportTable = ({ reports }: Readonly<{ reports: readonly Report[] }>) => (
  <Paper>
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover>
        <Table.Caption ta="left" px="sm">
          {words.count(reports.length)}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.number}</Table.Th>
            <Table.Th>{words.columns.received}</Table.Th>
            <Table.Th visibleFrom="lg">{words.columns.source}</Table.Th>
            <Table.Th>{words.columns.account}</Table.Th>
            <Table.Th ta="right">{words.columns.evidence}</Table.Th>
            <Table.Th>{words.columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={walkRows}>
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
)

const ReportRow = ({ report }: Readonly<{ report: Report }>) => (
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
        {report.account || ACTS[report.act]}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {report.narrative}
      </Text>
    </Table.Td>
    <Table.Td ta="right">{report.evidenceCount}</Table.Td>
    <Table.Td>
      <ReportStateBadge state={report.state} />
    </Table.Td>
  </Table.Tr>
)
