import { Text, TextInput } from '@mantine/core'
import { useLocation } from 'wouter'
import { emptyPerson, storedPerson } from '#renderer/features/people/person-fields.tsx'
import { SubjectListFields } from '#renderer/features/people/subject-list-fields.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { Report } from '#shared/reports/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { words } from './words.ts'

type AcceptDialogProps = Readonly<{ report: Report; opened: boolean; onClose: () => void }>
type Typing = Readonly<{ title: string; subjects: readonly Person[] }>

/** What the report already says of the person need not be typed again. */
const startOf = ({ suspectName, suspectNip }: Report): Typing => ({
  title: '',
  subjects: [{ ...emptyPerson(), name: suspectName, nip: formatNip(suspectNip) }],
})

/** Turns a report into a case with its subjects. */
export function AcceptDialog({ report, opened, onClose }: AcceptDialogProps) {
  const [, navigate] = useLocation()
  const draft = useDraft<Typing>(`report:${report.id}:accept`, startOf(report))
  const { title, subjects } = draft.value
  const { seen } = report
  const asOf = seen && dayOf(seen)
  const accept = useCoreMutation(
    (api) => api.reports.accept({ id: report.id, title, subjects: subjects.map(storedPerson), asOf }),
    {
      success: words.page.accepted,
      onSuccess: ({ caseId }) => {
        void draft.discard()
        navigate(paths.case(caseId))
      },
    },
  )
  const complete = title.trim() !== '' && subjects.every(({ name }) => name.trim() !== '')
  return (
    <FormDialog
      draft={draft}
      title={words.page.acceptTitle}
      opened={opened}
      onClose={onClose}
      onSubmit={() => accept.mutate(undefined)}
      submitLabel={words.page.accept}
      busy={accept.isPending}
      disabled={!complete}
      size="xl"
    >
      <Text size="sm">{words.page.acceptBody}</Text>
      <TextInput
        label={words.page.caseTitle}
        description={words.page.caseTitleHint}
        withAsterisk
        maxLength={200}
        data-autofocus
        value={title}
        onChange={(event) => draft.set((now) => ({ ...now, title: event.currentTarget.value }))}
      />
      {asOf && (
        <Text size="sm" c="dimmed">
          {words.page.acceptAsOf(formatDay(asOf))}
        </Text>
      )}
      <SubjectListFields
        day={asOf}
        value={subjects}
        onChange={(people) => draft.set((now) => ({ ...now, subjects: people }))}
      />
    </FormDialog>
  )
}
