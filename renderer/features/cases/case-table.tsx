import { Paper, Table, Text } from '@mantine/core'
import { useLocation } from 'wouter'
import { DateText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { walkRows } from '#renderer/ui/row-keys.ts'
import type { CaseSummary } from '#shared/cases/model.ts'
import { CaseStateBadge } from './case-state-badge.tsx'
import { words } from './words.ts'

/** Cases as rows; each row opens by click, its link by keyboard. */
export const CaseTable = ({ cases }: Readonly<{ cases: readonly CaseSummary[] }>) => (
  <Paper>
    <Table.ScrollContainer minWidth={600}>
      <Table highlightOnHover>
        <Table.Caption ta="left" px="sm">
          {words.count(cases.length)}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.number}</Table.Th>
            <Table.Th>{words.columns.title}</Table.Th>
            <Table.Th>{words.columns.state}</Table.Th>
            <Table.Th ta="right">{words.columns.evidence}</Table.Th>
            <Table.Th ta="right" visibleFrom="lg">
              {words.columns.interviews}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="lg">
              {words.columns.documents}
            </Table.Th>
            <Table.Th>{words.columns.changed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={walkRows}>
          {cases.map((summary) => (
            <CaseRow key={summary.id} summary={summary} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
)

function CaseRow({ summary }: Readonly<{ summary: CaseSummary }>) {
  const [, navigate] = useLocation()
  const href = paths.case(summary.id)
  return (
    <Table.Tr onClick={() => navigate(href)} style={{ cursor: 'pointer' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{summary.number}</Table.Td>
      <Table.Td>
        <a href={`#${href}`} className="row-link" onClick={(event) => event.stopPropagation()}>
          {summary.title}
        </a>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {summary.subjectNames.join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <CaseStateBadge state={summary.state} />
      </Table.Td>
      <Table.Td ta="right">{summary.evidenceCount}</Table.Td>
      <Table.Td ta="right" visibleFrom="lg">
        {summary.interviewCount}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="lg">
        {summary.documentCount}
      </Table.Td>
      <Table.Td>
        <DateText at={summary.changedAt} />
      </Table.Td>
    </Table.Tr>
  )
}
