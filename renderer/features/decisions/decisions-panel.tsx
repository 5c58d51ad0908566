import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayAsk, WhoMayNote } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case, Subject } from '#shared/cases/model.ts'
import type { Decision } from '#shared/decisions/model.ts'
import { DecisionCard } from './decision-card.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { ReplacedList } from './replaced-list.tsx'
import { words } from './words.ts'

/** Each person of the case with the decision about him and what became of it. */
export function DecisionsPanel({ found }: Readonly<{ found: Case }>) {
  const query = useCoreQuery(['decision', found.id], (api) => api.decisions.ofCase({ caseId: found.id }), {
    alsoOn: ['case'],
  })
  return (
    <QueryView query={query}>
      {(decisions) => (
        <Stack gap="md">
          <WhoMayNote path="decisions.make" />
          {found.subjects.map((subject) => (
            <SubjectDecision
              key={subject.id}
              found={found}
              subject={subject}
              decisions={decisions.filter(({ subjectId }) => subjectId === subject.id)}
            />
          ))}
        </Stack>
      )}
    </QueryView>
  )
}

type SubjectDecisionProps = Readonly<{ found: Case; subject: Subject; decisions: readonly Decision[] }>

function SubjectDecision({ found, subject, decisions }: SubjectDecisionProps) {
  const [writing, setWriting] = useState(false)
  const held = decisions.find(({ replacedBy }) => replacedBy === null)
  const replaced = decisions.filter(({ replacedBy }) => replacedBy !== null)
  const open = found.state !== 'closed'
  const may = useMayAsk()
  return (
    <Paper p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{subject.person.name}</Title>
        {held && open && held.events.length === 0 && may('decisions.replace') && (
          <Button variant="default" size="xs" onClick={() => setWriting(true)}>
            {words.replace}
          </Button>
        )}
      </Group>
      {held ? (
        <DecisionCard decision={held} open={open} />
      ) : (
        <EmptyState
          title={words.none}
          icon={IconGavel}
          action={open && may('decisions.make') && <Button onClick={() => setWriting(true)}>{words.make}</Button>}
        >
          {words.noneBody}
        </EmptyState>
      )}
      <ReplacedList decisions={replaced} />
      {writing && (
        <DecisionDialog found={found} subject={subject} replaces={held ?? null} onClose={() => setWriting(false)} />
      )}
    </Paper>
  )
}
