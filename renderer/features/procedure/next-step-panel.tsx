import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { NearestDeadline } from '#renderer/features/deadlines/nearest-deadline.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case, SubjectId } from '#shared/cases/model.ts'
import type { StepKind } from '#shared/procedure/model.ts'
import { NextStepView } from './next-step.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { useProcedure } from './use-procedure.ts'
import { words } from './words.ts'

/** On the overview of a case: what to do now, for each subject, and the nearest deadline. */
export function NextStepPanel({ found }: Readonly<{ found: Case }>) {
  const [recording, setRecording] = useState<Readonly<{ subjectId: SubjectId; kind: StepKind }> | null>(null)
  const closed = found.state === 'closed'
  return (
    <Paper p="md" component="section" aria-label={words.next}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{words.next}</Title>
          <Group gap="md">
            <NearestDeadline caseId={found.id} />
            <Anchor component={Link} href={paths.case(found.id, 'tahapan')} size="sm">
              {words.all}
            </Anchor>
          </Group>
        </Group>
        <QueryView query={useProcedure(found.id)}>
          {({ subjects }) => (
            <Stack gap="md">
              {subjects.map((procedure) => (
                <div key={procedure.subjectId}>
                  {subjects.length > 1 && (
                    <Text size="sm" fw={600} mb={4}>
                      {procedure.name}
                    </Text>
                  )}
                  <NextStepView
                    {...{ caseId: found.id, procedure, closed }}
                    onRecord={(kind) => setRecording({ subjectId: procedure.subjectId, kind })}
                  />
                </div>
              ))}
            </Stack>
          )}
        </QueryView>
      </Stack>
      {recording && <RecordDialog caseId={found.id} {...recording} onClose={() => setRecording(null)} />}
    </Paper>
  )
}
