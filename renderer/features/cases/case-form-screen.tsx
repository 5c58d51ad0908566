import { Button, Group, Stack, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { emptyPerson, storedPerson } from '#renderer/features/people/person-fields.tsx'
import { SubjectListFields } from '#renderer/features/people/subject-list-fields.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { Person } from '#shared/people/model.ts'
import { words } from './words.ts'

type Typing = Readonly<{ title: string; subjects: readonly Person[] }>
const EMPTY: Typing = { title: '', subjects: [emptyPerson()] }

/** Opens a case without a report before it. */
export function CaseFormScreen() {
  const [, navigate] = useLocation()
  const draft = useDraft<Typing>('case:new', EMPTY)
  const { title, subjects } = draft.value
  const open = useCoreMutation((api) => api.cases.open({ title, subjects: subjects.map(storedPerson) }), {
    success: words.form.opened,
    onSuccess: ({ id }) => {
      void draft.discard()
      navigate(paths.case(id))
    },
  })
  const complete = title.trim() !== '' && subjects.every(({ name }) => name.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) open.mutate(undefined)
  }
  return (
    <Page title={words.newCase} breadcrumbs={[{ label: words.title, href: paths.cases }]}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={words.form.name}
            description={words.form.nameHint}
            withAsterisk
            maxLength={200}
            value={title}
            onChange={(event) => draft.set({ ...draft.value, title: event.currentTarget.value })}
          />
          <SubjectListFields value={subjects} onChange={(people) => draft.set({ ...draft.value, subjects: people })} />
          <Group justify="space-between">
            <SavedAt at={draft.savedAt} />
            <Button type="submit" loading={open.isPending} disabled={!complete}>
              {words.form.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
