import { Paper, Skeleton, Table, Text } from '@mantine/core'
import { memo, useRef } from 'react'
import { useLocation } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { walkRows } from '#renderer/ui/row-keys.ts'
import { type Part, partsOf, rangeOf, useWindowed } from '#renderer/ui/use-windowed.ts'
import type { CaseFilter } from '#shared/cases/filter.ts'
import type { CaseSummary } from '#shared/cases/model.ts'
import { CaseStateBadge } from './case-state-badge.tsx'
import { words } from './words.ts'

/** Pixels; a title and the names below it take one line each and leave a little. */
const ROW = 60
const CHUNK = 40

/** The part of the list that starts with its first case, and how long the list is. */
export const useCasePage = (wanted: CaseFilter, chunk = 0) =>
  useCoreQuery(
    ['cases', 'page', wanted, chunk],
    (api) => api.cases.page({ ...wanted, offset: chunk * CHUNK, limit: CHUNK }),
    { alsoOn: ['case', 'report', 'evidence', 'interview', 'document', 'decision'], keepPrevious: true },
  )

/** Cases as rows, any number of them; each opens by click, its link by keyboard. Only rows near the window are drawn. */
export function CaseTable({ total, wanted }: Readonly<{ total: number; wanted: CaseFilter }>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const { first, last, before, after } = useWindowed(body, total, ROW)
  return (
    <Paper>
      <Table.ScrollContainer minWidth={600}>
        <Table highlightOnHover>
          <Table.Caption ta="left" px="sm">
            {words.count(total)}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.columns.number}</Table.Th>
              <Table.Th w="100%">{words.columns.title}</Table.Th>
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
          <Table.Tbody ref={body} onKeyDown={walkRows}>
            <Spacer height={before} />
            {partsOf(first, last + 1, CHUNK).map((part) => (
              <Rows key={part.chunk} part={part} wanted={wanted} />
            ))}
            <Spacer height={after} />
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}

const Spacer = ({ height }: { height: number }) =>
  height > 0 && (
    <tr aria-hidden style={{ height, border: 0 }}>
      <td colSpan={7} />
    </tr>
  )

function Rows({ part: { chunk, from, to }, wanted }: Readonly<{ part: Part; wanted: CaseFilter }>) {
  const items = useCasePage(wanted, chunk).data?.items ?? []
  return rangeOf(from, to).map((at) => {
    const summary = items[at]
    return summary ? <CaseRow key={summary.id} summary={summary} /> : <EmptyRow key={at} />
  })
}

const EmptyRow = () => (
  <Table.Tr h={ROW}>
    <Table.Td colSpan={7}>
      <Skeleton height={14} width="40%" animate={false} />
    </Table.Td>
  </Table.Tr>
)

/** A scroll draws the table anew; the rows that stay must cost nothing then. */
const CaseRow = memo(function CaseRow({ summary }: Readonly<{ summary: CaseSummary }>) {
  const [, navigate] = useLocation()
  const href = paths.case(summary.id)
  return (
    <Table.Tr h={ROW} onClick={() => navigate(href)} style={{ cursor: 'pointer' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{summary.number}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1}>
          <a href={`#${href}`} className="row-link" onClick={(event) => event.stopPropagation()}>
            {summary.title}
          </a>
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {summary.subjectNames.join(', ')}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <CaseStateBadge state={summary.state} />
      </Table.Td>
      <Table.Td ta="right">{summary.evidenceCount}</Table.Td>
      <Table.Td ta="right" visibleFrom="lg">
        {summary.interviewCount}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="lg">
        {summary.documentCount}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DateText at={summary.changedAt} />
      </Table.Td>
    </Table.Tr>
  )
})
