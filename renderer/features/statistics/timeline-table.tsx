import { Anchor, Badge, Paper, Table, Text } from '@mantine/core'
import { IconTimeline } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText, DayText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import { EVENTS } from '#shared/decisions/words.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { STEP_NAMES } from '#shared/procedure/step-words.ts'
import type { TimelineMoment } from '#shared/statistics/model.ts'
import { MOMENTS, words } from './words.ts'

const SOURCES = ['case', 'report', 'evidence', 'interview', 'document', 'procedure', 'decision', 'classification']
const CODES: Readonly<Record<string, string>> = {
  ...STEP_NAMES,
  ...EVENTS,
  made: words.made,
  clarification: 'Klarifikasi',
  examination: 'Pemeriksaan',
}

/** Everything of a case by when it happened, with when we learned it beside it. */
export function TimelineTable({ caseId }: Readonly<{ caseId: CaseId }>) {
  const query = useCoreQuery(['statistics', 'timeline', caseId], (api) => api.statistics.timeline({ caseId }), {
    alsoOn: SOURCES,
  })
  return (
    <QueryView query={query}>
      {(moments) =>
        moments.length === 0 ? (
          <EmptyState title={words.timelineNone} icon={IconTimeline}>
            {words.timelineNoneBody}
          </EmptyState>
        ) : (
          <Paper p="md">
            <Text size="xs" c="dimmed" mb="xs">
              {words.timelineHint}
            </Text>
            <Table fz="sm" verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={250}>{words.columns.happened}</Table.Th>
                  <Table.Th>{words.columns.what}</Table.Th>
                  <Table.Th w={250}>{words.columns.learned}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {moments.map((moment) => (
                  <Moment key={`${moment.kind}${moment.id}`} caseId={caseId} moment={moment} />
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )
      }
    </QueryView>
  )
}

function Moment({ caseId, moment }: Readonly<{ caseId: CaseId; moment: TimelineMoment }>) {
  const { kind, title, code, happened, learned } = moment
  return (
    <Table.Tr>
      <Table.Td>
        <When at={happened} />
      </Table.Td>
      <Table.Td>
        <Badge variant="default" mr="xs">
          {MOMENTS[kind]}
        </Badge>
        <Anchor component={Link} href={hrefOf(caseId, moment)} size="sm">
          {[CODES[code] ?? '', title].filter(Boolean).join(' · ')}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <DateText at={learned} />
      </Table.Td>
    </Table.Tr>
  )
}

function When({ at }: Readonly<{ at: TimelineMoment['happened'] }>) {
  if (at === null) return <Text span size="sm" c="dimmed">{`(${words.unknown})`}</Text>
  return at.length === 10 ? <DayText day={daySchema.parse(at)} /> : <DateText at={instantSchema.parse(at)} />
}

function hrefOf(caseId: CaseId, { kind, id }: TimelineMoment): string {
  switch (kind) {
    case 'report':
      return paths.report(id)
    case 'evidence':
      return paths.evidence(caseId, id)
    case 'interview':
      return paths.interview(caseId, id)
    case 'document':
      return paths.document(caseId, id)
    case 'act':
      return paths.case(caseId, 'klasifikasi')
    case 'step':
      return paths.case(caseId, 'tahapan')
    case 'decision':
      return paths.case(caseId, 'keputusan')
  }
}
