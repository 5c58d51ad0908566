import { Group } from '@mantine/core'
import { useLocation } from 'wouter'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import type { EmployeeRecord } from '#shared/people/register.ts'
import { emptyPerson, PersonFields, storedPerson } from './person-fields.tsx'
import { register as words } from './words.ts'

type Typing = Readonly<{ person: Person; birthDay: Day | null; validFrom: Day }>

/** One person by hand; what changes holds from a day on. */
export function EmployeeDialog({ record, onClose }: Readonly<{ record: EmployeeRecord | null; onClose: () => void }>) {
  const zone = useZone()
  const [, navigate] = useLocation()
  const draft = useDraft<Typing>(`person:${record?.id ?? 'new'}`, {
    person: record?.person ?? emptyPerson(),
    birthDay: record?.birthDay ?? null,
    validFrom: daySchema.parse(dayOf(toInstant(new Date()), zone)),
  })
  const { person, birthDay, validFrom } = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const save = useCoreMutation(
    (api) => {
      const data = { person: storedPerson(person), birthDay, validFrom }
      return record ? api.people.update({ id: record.id, ...data }) : api.people.create(data)
    },
    {
      success: words.saved,
      onSuccess: ({ id }) => {
        void draft.discard()
        onClose()
        if (!record) navigate(paths.employee(id))
      },
    },
  )
  return (
    <FormDialog
      draft={draft}
      title={record ? words.edit : words.add}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.save}
      busy={save.isPending}
      disabled={person.name.trim() === ''}
      size="xl"
    >
      <PersonFields value={person} onChange={(next) => change({ person: next })} />
      <Group grow align="flex-start">
        <DayInput label={words.birthDay} value={birthDay} onChange={(day) => change({ birthDay: day })} />
        <DayInput
          label={words.validFrom}
          description={words.validFromHint}
          required
          value={validFrom}
          onChange={(day) => day && change({ validFrom: day })}
        />
      </Group>
    </FormDialog>
  )
}
