import { Box, Button, Fieldset, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { dayOf } from '#renderer/ui/date-format.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { emptyPerson, PersonFields } from './person-fields.tsx'
import { RegisterSearch } from './register-search.tsx'
import { words } from './words.ts'

type SubjectListProps = Readonly<{
  value: readonly Person[]
  /** The day as of which the register is asked; today unless the day of the act is known. */
  day?: Day | null
  onChange: (people: readonly Person[]) => void
}>

const MAX_SUBJECTS = 50

/** One or more persons concerned, each in its own group. */
export function SubjectListFields({ value, day = null, onChange }: SubjectListProps) {
  const zone = useZone()
  const today = daySchema.parse(dayOf(toInstant(new Date()), zone))
  return (
    <Stack gap="sm">
      {value.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity before they are saved, and never reorder
        <Fieldset key={index} legend={words.subject(index + 1)}>
          <Box mb="sm">
            <RegisterSearch
              day={day ?? today}
              onPick={(picked) => onChange(value.with(index, { ...picked, nip: formatNip(picked.nip) }))}
            />
          </Box>
          <PersonFields value={person} onChange={(next) => onChange(value.with(index, next))} />
          {value.length > 1 && (
            <Group justify="flex-end" mt="xs">
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => onChange(value.toSpliced(index, 1))}
              >
                {words.remove(index + 1)}
              </Button>
            </Group>
          )}
        </Fieldset>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={value.length >= MAX_SUBJECTS}
          onClick={() => onChange([...value, emptyPerson()])}
        >
          {words.add}
        </Button>
      </Group>
    </Stack>
  )
}
