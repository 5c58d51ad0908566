import { Anchor, Badge, Button, Group, Menu, Paper, Stack, Table, Text } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { dayOf, formatDay } from '#renderer/ui/date-format.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { DocumentKind, DocumentSummary } from '#shared/documents/model.ts'
import type { InterviewSummary } from '#shared/interviews/model.ts'
import { kindWords, stateWords, words } from './words.ts'

/** The documents of a case, and a new one from any hearing that took place. */
export function DocumentList({ caseId }: { caseId: CaseId }) {
  const documents = useCoreQuery(['documents', 'list', caseId], (api) => api.documents.list({ caseId }), {
    alsoOn: ['signing'],
  })
  return (
    <QueryView query={documents}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState title={words.emptyTitle} icon={IconFileText} action={<CreateMenu caseId={caseId} />}>
            {words.emptyBody}
          </EmptyState>
        ) : (
          <Stack gap="sm">
            <Group>
              <CreateMenu caseId={caseId} />
            </Group>
            <Paper>
              <Documents list={list} />
            </Paper>
          </Stack>
        )
      }
    </QueryView>
  )
}

function Documents({ list }: { list: readonly DocumentSummary[] }) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {Object.values(words.columns).map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td>
              <Anchor component={Link} href={`/perkara/${document.caseId}/naskah/${document.id}`} size="sm" fw={600}>
                {document.title}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {document.number || (
                <Text c="dimmed" size="sm">
                  {words.noNumber}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Badge color={document.state === 'final' ? 'green' : 'blue'}>{stateWords[document.state]}</Badge>
            </Table.Td>
            <Table.Td>{words.signedOf(document.signedCount, document.signerCount)}</Table.Td>
            <Table.Td>
              <DateText at={document.changedAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const KIND_OF = {
  clarification: 'clarification_minutes',
  examination: 'examination_minutes',
} as const satisfies Record<InterviewSummary['kind'], DocumentKind>

const isReady = ({ state }: InterviewSummary) => state !== 'prepared' && state !== 'absent'

function CreateMenu({ caseId }: { caseId: CaseId }) {
  const [, navigate] = useLocation()
  const mayDraft = useMay('documents.draft')
  const hearings = useCoreQuery(['interviews', 'list', caseId], (api) => api.interviews.list({ caseId }))
  const draft = useCoreMutation(
    (api, { id, kind }: InterviewSummary) => api.documents.draft({ interviewId: id, kind: KIND_OF[kind] }),
    { onSuccess: ({ id }) => navigate(`/perkara/${caseId}/naskah/${id}`) },
  )
  const ready = (hearings.data ?? []).filter(isReady)
  if (!mayDraft) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} />} loading={draft.isPending}>
          {words.create}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ready.length === 0 && <Menu.Label>{words.nothingReady}</Menu.Label>}
        {ready.map((hearing) => (
          <Menu.Item key={hearing.id} onClick={() => draft.mutate(hearing)}>
            {words.createFrom(kindWords[KIND_OF[hearing.kind]], hearing.subjectName, dayWords(hearing))}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const dayWords = ({ startedAt, scheduled }: InterviewSummary) =>
  formatDay(dayOf(startedAt ?? scheduled.at, scheduled.zone))
