import { ActionIcon, Button, Fieldset, Group, Paper, Select, Stack, Text } from '@mantine/core'
import { IconTrash, IconUserPlus } from '@tabler/icons-react'
import { emptyPerson } from '#renderer/features/people/person-fields.tsx'
import { type Participant, participantIdSchema, participantRoleSchema } from '#shared/interviews/model.ts'
import { newId } from './new-id.ts'
import { PersonFields } from './person-fields.tsx'
import { roleWords, words } from './words.ts'

type Props = Readonly<{ value: readonly Participant[]; onChange: (participants: Participant[]) => void }>

const ROLES = participantRoleSchema.options.map((value) => ({ value, label: roleWords[value] }))

const newParticipant = (role: Participant['role']): Participant => ({
  id: participantIdSchema.parse(newId()),
  role,
  person: emptyPerson(),
})

/** Everyone present besides the person heard, in the order of the minutes. */
export function ParticipantsEditor({ value, onChange }: Props) {
  const change = (next: Participant) => onChange(value.map((it) => (it.id === next.id ? next : it)))
  return (
    <Fieldset legend={words.participants} p="sm">
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {words.participantsHint}
        </Text>
        {value.map((participant) => (
          <Paper key={participant.id} p="xs">
            <Stack gap={6}>
              <Group justify="space-between">
                <Select
                  size="xs"
                  label={words.role}
                  data={ROLES}
                  value={participant.role}
                  allowDeselect={false}
                  onChange={(role) =>
                    change({ ...participant, role: participantRoleSchema.catch(participant.role).parse(role) })
                  }
                />
                <ActionIcon
                  color="red"
                  aria-label={words.removeParticipant(participant.person.name)}
                  onClick={() => onChange(value.filter(({ id }) => id !== participant.id))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
              <PersonFields value={participant.person} onChange={(person) => change({ ...participant, person })} />
            </Stack>
          </Paper>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUserPlus size={14} />}
            onClick={() => onChange([...value, newParticipant(value.length === 0 ? 'examiner' : 'secretary')])}
          >
            {words.addParticipant}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
