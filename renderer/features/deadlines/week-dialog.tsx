import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { CaseDeadlines } from '#shared/deadlines/model.ts'
import { WEEKS, words } from './words.ts'

type Props = Readonly<{ known: CaseDeadlines; onClose: () => void }>

type Typing = Readonly<{ chosen: string; reason: string }>

/** The working week of the office this case is about. */
export function WeekDialog({ known: { caseId, week, ownWeek }, onClose }: Props) {
  const draft = useDraft<Typing>(`deadline:${caseId}:week`, { chosen: ownWeek ? String(week) : 'office', reason: '' })
  const { chosen, reason } = draft.value
  const save = useCoreMutation(
    (api) => api.deadlines.setWeek({ caseId, week: chosen === '5' ? 5 : chosen === '6' ? 6 : null, reason }),
    {
      success: words.weekSaved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  return (
    <FormDialog
      draft={draft}
      title={words.weekTitle}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.save}
      busy={save.isPending}
      disabled={reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {words.weekHint}
      </Text>
      <Radio.Group label={words.week} value={chosen} onChange={(next) => draft.set({ reason, chosen: next })}>
        <Stack gap="xs" mt="xs">
          <Radio value="office" label={words.followOffice} />
          <Radio value="5" label={WEEKS[5]} />
          <Radio value="6" label={WEEKS[6]} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={words.reason}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => draft.set({ chosen, reason: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
