import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { InterviewId, InterviewSummary } from '#shared/interviews/model.ts'
import { formatLength } from './duration.ts'
import { PrepareForm } from './prepare-form.tsx'
import { StateBadge } from './state-badge.tsx'
import { kindWords, words } from './words.ts'

const address = (caseId: CaseId, id: InterviewId) => `/perkara/${caseId}/pemeriksaan/${id}`

/** The hearings of a case, and the preparation of the next. */
export function InterviewPanel({ caseId }: Readonly<{ caseId: CaseId }>) {
  const [preparing, setPreparing] = useState(false)
  const [, navigate] = useLocation()
  const query = useCoreQuery(['interviews', 'of', caseId], (api) => api.interviews.list({ caseId }), {
    alsoOn: ['evidence'],
  })
  if (preparing)
    return (
      <Stack gap="sm">
        <Title order={2}>{words.prepare}</Title>
        <PrepareForm
          caseId={caseId}
          onClose={() => setPreparing(false)}
          onPrepared={(id) => navigate(address(caseId, id))}
        />
      </Stack>
    )
  const prepare = (
    <May path="interviews.prepare">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setPreparing(true)}>
        {words.prepare}
      </Button>
    </May>
  )
  return (
    <QueryView query={query}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState icon={IconMessages} title={words.emptyTitle} action={prepare}>
            {words.emptyBody}
          </EmptyState>
        ) : (
          <Stack gap="sm">
            <Group justify="space-between">
              <Title order={2}>{words.list}</Title>
              {prepare}
            </Group>
            <Paper>
              <InterviewTable list={list} />
            </Paper>
          </Stack>
        )
      }
    </QueryView>
  )
}

const InterviewTable = ({ list }: Readonly<{ list: readonly InterviewSummary[] }>) => (
  <Table.ScrollContainer minWidth={560}>
    <Table highlightOnHover>
      <Table.Tbody>
        {list.map((it) => (
          <Table.Tr key={it.id}>
            <Table.Td>
              <Text fw={600} size="sm">
                {kindWords[it.kind]} {it.subjectName}
              </Text>
              <Text size="xs" c="dimmed">
                <DateText at={it.scheduled.at} zone={it.scheduled.zone} />
                {it.place && ` · ${it.place}`}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                {words.exchanges(it.exchangeCount)}
              </Text>
              {it.recordedMs > 0 && (
                <Text size="xs" c="dimmed">
                  {words.recorded(formatLength(it.recordedMs))}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <StateBadge state={it.state} />
            </Table.Td>
            <Table.Td ta="right">
              <Button component={Link} href={address(it.caseId, it.id)} size="xs" variant="default">
                {words.open}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
