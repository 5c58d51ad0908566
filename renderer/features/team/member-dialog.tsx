import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#renderer/features/interviews/new-id.ts'
import { emptyPerson, PersonFields, storedPerson } from '#renderer/features/people/person-fields.tsx'
import { RegisterSearch } from '#renderer/features/people/register-search.tsx'
import { OneOf } from '#renderer/features/rules/edit/choice-fields.tsx'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { Member } from '#shared/team/model.ts'
import { ELEMENTS, words } from './words.ts'

type Props = Readonly<{
  caseId: CaseId
  member: Member | null
  others: readonly Member[]
  /** Rejects when it could not be stored: the dialog stays with what was typed. */
  onSave: (member: Member) => Promise<unknown>
  onClose: () => void
}>

const blank = (): Member => ({
  id: idSchema.parse(newId()),
  element: 'superior',
  person: emptyPerson(),
  involved: false,
  kinship: '',
  substituteFor: null,
})

/** One member as he is today, with what he declares. */
export function MemberDialog({ caseId, member, others, onSave, onClose }: Props) {
  const today = daySchema.parse(dayOf(toInstant(new Date()), useZone()))
  const start = member ? { ...member, person: { ...member.person, nip: formatNip(member.person.nip) } } : blank()
  const draft = useDraft<Member>(`case:${caseId}:member:${member?.id ?? 'new'}`, start)
  const [busy, setBusy] = useState(false)
  const typed = draft.value
  const change = (part: Partial<Member>) => draft.set((now) => ({ ...now, ...part }))
  const save = async () => {
    setBusy(true)
    try {
      await onSave({ ...typed, person: storedPerson(typed.person), kinship: typed.kinship.trim() })
      void draft.discard()
      onClose()
    } catch {
      // Told by the mutation itself.
      setBusy(false)
    }
  }
  return (
    <FormDialog
      draft={draft}
      title={member ? words.member.edit(member.person.name) : words.member.add}
      opened
      onClose={onClose}
      onSubmit={() => void save()}
      submitLabel={words.member.submit}
      busy={busy}
      disabled={typed.person.name.trim() === ''}
      size="xl"
    >
      <OneOf
        label={words.member.element}
        names={ELEMENTS}
        value={typed.element}
        onChange={(element) => change({ element })}
      />
      <RegisterSearch day={today} onPick={(picked) => change({ person: { ...picked, nip: formatNip(picked.nip) } })} />
      <PersonFields value={typed.person} onChange={(person) => change({ person })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={words.member.kinship}
          maxLength={200}
          value={typed.kinship}
          onChange={(event) => change({ kinship: event.currentTarget.value })}
        />
        <Select
          label={words.member.substituteFor}
          placeholder={words.member.nobody}
          data={others.map(({ id, person }) => ({ value: id, label: person.name }))}
          value={typed.substituteFor}
          clearable
          onChange={(substituteFor) => change({ substituteFor })}
        />
      </SimpleGrid>
      <Checkbox
        label={words.member.involved}
        checked={typed.involved}
        onChange={(event) => change({ involved: event.currentTarget.checked })}
      />
    </FormDialog>
  )
}
