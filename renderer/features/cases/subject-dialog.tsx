import { emptyPerson, PersonFields, storedPerson } from '#renderer/features/people/person-fields.tsx'
import { RegisterSearch } from '#renderer/features/people/register-search.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { CaseId, Subject } from '#shared/cases/model.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { words } from './words.ts'

type SubjectDialogProps = Readonly<{ caseId: CaseId; subject: Subject | null; onClose: () => void }>
type Typing = Readonly<{ person: Person; asOf: Day }>

/** Adds a person concerned, or replaces the snapshot of one. */
export function SubjectDialog({ caseId, subject, onClose }: SubjectDialogProps) {
  const zone = useZone()
  const today = daySchema.parse(dayOf(toInstant(new Date()), zone))
  const start: Typing = subject
    ? { person: { ...subject.person, nip: formatNip(subject.person.nip) }, asOf: subject.asOf }
    : { person: emptyPerson(), asOf: today }
  const draft = useDraft<Typing>(`case:${caseId}:subject:${subject?.id ?? 'new'}`, start)
  const { person, asOf } = draft.value
  const save = useCoreMutation(
    (api) =>
      subject
        ? api.cases.updateSubject({ id: caseId, subjectId: subject.id, person: storedPerson(person), asOf })
        : api.cases.addSubject({ id: caseId, person: storedPerson(person), asOf }),
    {
      success: words.subjects.saved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  return (
    <FormDialog
      draft={draft}
      title={subject ? words.subjects.editOf(subject.person.name) : words.subjects.add}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.form.save}
      busy={save.isPending}
      disabled={person.name.trim() === ''}
      size="xl"
    >
      <DayInput
        label={words.subjects.asOf}
        required
        value={asOf}
        onChange={(day) => day && draft.set((now) => ({ ...now, asOf: day }))}
      />
      <RegisterSearch
        day={asOf}
        onPick={(picked) => draft.set((now) => ({ ...now, person: { ...picked, nip: formatNip(picked.nip) } }))}
      />
      <PersonFields value={person} onChange={(next) => draft.set((now) => ({ ...now, person: next }))} />
    </FormDialog>
  )
}
