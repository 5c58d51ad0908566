import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { words as people } from '#renderer/features/people/words.ts'
import { useMay } from '#renderer/features/users/may.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { DayText } from '#renderer/ui/date-text.tsx'
import type { Case, Subject } from '#shared/cases/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { SubjectDialog } from './subject-dialog.tsx'
import { words } from './words.ts'

/** Persons concerned, as they were on a date. */
export function SubjectsPanel({ found }: Readonly<{ found: Case }>) {
  const [editing, setEditing] = useState<Subject | 'new' | null>(null)
  const mayChange = useMay('cases.updateSubject')
  const closed = found.state === 'closed' || !mayChange
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{words.subjects.title}</Title>
          {!closed && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {words.subjects.add}
            </Button>
          )}
        </Group>
        {found.subjects.map((subject) => (
          <SubjectCard
            key={subject.id}
            subject={subject}
            actDay={found.allegation.actDay}
            {...(closed ? {} : { onEdit: () => setEditing(subject) })}
          />
        ))}
        <Text size="xs" c="dimmed">
          {words.subjects.hint}
        </Text>
      </Stack>
      {editing && (
        <SubjectDialog
          caseId={found.id}
          subject={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Paper>
  )
}

type SubjectCardProps = Readonly<{ subject: Subject; actDay: Day | null; onEdit?: () => void }>

function SubjectCard({ subject: { person, asOf }, actDay, onEdit }: SubjectCardProps) {
  const lines = [
    person.nip && `NIP ${formatNip(person.nip)}`,
    [people.employments[person.employment], person.rank].filter(Boolean).join(', '),
    [person.position, person.office].filter(Boolean).join(', '),
  ].filter(Boolean)
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" className="subject-card">
      <div>
        <Text size="sm" fw={600}>
          {fullName(person)}
        </Text>
        {lines.map((line) => (
          <Text key={line} size="xs">
            {line}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          {words.subjects.asOf} <DayText day={asOf} />
        </Text>
        {onEdit && actDay !== null && actDay !== asOf && (
          <Text size="xs" c="dimmed">
            {words.subjects.otherThanAct(formatDay(actDay))}
          </Text>
        )}
      </div>
      {onEdit && (
        <Button
          size="compact-xs"
          variant="subtle"
          style={{ flexShrink: 0 }}
          aria-label={words.subjects.editOf(person.name)}
          leftSection={<IconPencil size={13} aria-hidden />}
          onClick={onEdit}
        >
          {words.subjects.edit}
        </Button>
      )}
    </Group>
  )
}
