import { Paper, Skeleton, Table } from '@mantine/core'
import { memo, useRef } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { dayOf, formatDay, formatInstant } from '#renderer/ui/date-format.ts'
import { paths } from '#renderer/ui/paths.ts'
import { followRow, walkRows } from '#renderer/ui/row-keys.ts'
import { type Part, partsOf, rangeOf, useWindowed } from '#renderer/ui/use-windowed.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { CaseFilter } from '#shared/cases/filter.ts'
import type { CaseSummary } from '#shared/cases/model.ts'
import { CaseStateBadge } from './case-state-badge.tsx'
import classes from './case-table.module.css'
import { words } from './words.ts'

/** Pixels, as in the style sheet; a title and the names below it take one line each and leave a little. */
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
      <Table.ScrollContainer minWidth={680}>
        <Table layout="fixed" className={classes.table}>
          <Table.Caption ta="left" px="sm">
            {words.count(total)}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="7.25rem">{words.columns.number}</Table.Th>
              <Table.Th>{words.columns.title}</Table.Th>
              <Table.Th w="9.5rem">{words.columns.state}</Table.Th>
              <Table.Th w="4.5rem" ta="right">
                {words.columns.evidence}
              </Table.Th>
              <Table.Th w="7.5rem" ta="right" visibleFrom="lg">
                {words.columns.interviews}
              </Table.Th>
              <Table.Th w="5.5rem" ta="right" visibleFrom="lg">
                {words.columns.documents}
              </Table.Th>
              <Table.Th w="10.5rem">{words.columns.changed}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody ref={body} onKeyDown={walkRows} onClick={followRow}>
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
  <tr className={classes.row}>
    <td colSpan={7}>
      <Skeleton height={14} width="40%" animate={false} />
    </td>
  </tr>
)

const WIDE = `${classes.count} mantine-visible-from-lg`

/** A scroll draws the table anew; the rows that stay must cost nothing then, and those that come little. */
const CaseRow = memo(function CaseRow({ summary }: Readonly<{ summary: CaseSummary }>) {
  const zone = useZone()
  const names = summary.subjectNames.join(', ')
  return (
    <tr className={classes.row}>
      <td>{summary.number}</td>
      <td>
        <a href={`#${paths.case(summary.id)}`} className={`row-link ${classes.title}`} title={summary.title}>
          {summary.title}
        </a>
        <span className={classes.names} title={names}>
          {names}
        </span>
      </td>
      <td>
        <CaseStateBadge state={summary.state} />
      </td>
      <td className={classes.count}>{summary.evidenceCount}</td>
      <td className={WIDE}>{summary.interviewCount}</td>
      <td className={WIDE}>{summary.documentCount}</td>
      <td title={formatInstant(summary.changedAt, zone)}>{formatDay(dayOf(summary.changedAt, zone))}</td>
    </tr>
  )
})
