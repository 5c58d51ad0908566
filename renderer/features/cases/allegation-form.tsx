import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { Allegation, Case } from '#shared/cases/model.ts'
import { words } from './words.ts'

/** The act as the hearing documents will cite it. */
export function AllegationForm({ found }: Readonly<{ found: Case }>) {
  const draft = useDraft<Allegation>(`case:${found.id}:allegation`, found.allegation)
  const { actDay, description, norm } = draft.value
  const mayChange = useMay('cases.setAllegation')
  const closed = found.state === 'closed' || !mayChange
  const save = useCoreMutation((api) => api.cases.setAllegation({ id: found.id, allegation: draft.value }), {
    success: words.allegation.saved,
    onSuccess: () => void draft.discard(),
  })
  const change = (part: Partial<Allegation>) => draft.set((now) => ({ ...now, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <Paper p="md" component="form" onSubmit={submit}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{words.allegation.title}</Title>
          <Text size="xs" c="dimmed">
            {words.allegation.hint}
          </Text>
        </div>
        <fieldset disabled={closed} className="plain-fieldset">
          <Stack gap="sm">
            <DayInput
              label={words.allegation.actDay}
              description={words.allegation.actDayHint}
              value={actDay}
              onChange={(day) => change({ actDay: day })}
            />
            <Textarea
              label={words.allegation.description}
              autosize
              minRows={5}
              maxRows={14}
              maxLength={5000}
              value={description}
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
            <Textarea
              label={words.allegation.norm}
              description={words.allegation.normHint}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={norm}
              onChange={(event) => change({ norm: event.currentTarget.value })}
            />
          </Stack>
        </fieldset>
        {!closed && (
          <Group justify="space-between">
            <SavedAt at={draft.savedAt} />
            <Button type="submit" loading={save.isPending} disabled={!draft.dirty}>
              {words.allegation.submit}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
