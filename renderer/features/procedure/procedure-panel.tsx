import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case } from '#shared/cases/model.ts'
import type { StepKind, SubjectProcedure } from '#shared/procedure/model.ts'
import { STAGE_NAMES } from '#shared/procedure/step-words.ts'
import type { Level, Track } from '#shared/rules/model.ts'
import { LEVELS, TRACKS } from '#shared/rules/words.ts'
import { CourseDialog } from './course-dialog.tsx'
import { NextStepView } from './next-step.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { StepList } from './step-list.tsx'
import { useProcedure } from './use-procedure.ts'
import { COURSE_ORIGINS, words } from './words.ts'

/** The tab Tahapan: each subject's way, what is next, what has happened. */
export const ProcedurePanel = ({ found }: Readonly<{ found: Case }>) => (
  <QueryView query={useProcedure(found.id)}>
    {({ subjects }) => (
      <Stack gap="md">
        {subjects.map((procedure) => (
          <SubjectWay key={procedure.subjectId} found={found} procedure={procedure} />
        ))}
      </Stack>
    )}
  </QueryView>
)

function SubjectWay({ found, procedure }: Readonly<{ found: Case; procedure: SubjectProcedure }>) {
  const [recording, setRecording] = useState<Readonly<{ kind: StepKind; choosable: boolean }> | null>(null)
  const mayRecord = useMay('procedure.record') && found.state !== 'closed'
  const [choosing, setChoosing] = useState(false)
  const { subjectId, name, stage, next } = procedure
  const closed = found.state === 'closed'
  return (
    <Paper p="md" component="section" aria-label={name}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <div>
            <Group gap="xs">
              <Title order={2}>{name}</Title>
              <Badge>{STAGE_NAMES[stage]}</Badge>
            </Group>
            <CourseLine procedure={procedure} onChange={mayRecord ? () => setChoosing(true) : null} />
          </div>
          {mayRecord && (
            <Button
              size="xs"
              variant="default"
              onClick={() => setRecording({ kind: next[0]?.kind ?? 'record_uploaded', choosable: true })}
            >
              {words.anyStep}
            </Button>
          )}
        </Group>
        <div>
          <Title order={3} mb="xs">
            {words.next}
          </Title>
          <NextStepView
            {...{ caseId: found.id, procedure, closed }}
            onRecord={(kind) => setRecording({ kind, choosable: false })}
          />
        </div>
        <StepList {...{ caseId: found.id, procedure, closed }} />
      </Stack>
      {recording && (
        <RecordDialog caseId={found.id} subjectId={subjectId} {...recording} onClose={() => setRecording(null)} />
      )}
      {choosing && <CourseDialog caseId={found.id} procedure={procedure} onClose={() => setChoosing(false)} />}
    </Paper>
  )
}

/** Kode etik knows one kind of sanction, without levels. */
const levelText = (track: Track, level: Level | null) => {
  if (level !== null) return LEVELS[level]
  return track === 'ethics' ? words.levelMoral : words.levelUnknown
}

type CourseLineProps = Readonly<{ procedure: SubjectProcedure; onChange: (() => void) | null }>

function CourseLine({ procedure: { course }, onChange }: CourseLineProps) {
  const { track, level, crimeSuspected, origin } = course
  return (
    <Text size="sm" c="dimmed" mt={2} component="div">
      {words.course}: {TRACKS[track]} · {words.level}: {levelText(track, level)}
      {crimeSuspected && ` · ${words.crime}`} ({COURSE_ORIGINS[origin]}).{' '}
      {onChange && (
        <Anchor component="button" type="button" size="sm" onClick={onChange}>
          {words.changeCourse}
        </Anchor>
      )}
    </Text>
  )
}
