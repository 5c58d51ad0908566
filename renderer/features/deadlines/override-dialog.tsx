import { Text, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { Deadline } from '#shared/deadlines/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { words } from './words.ts'

type Props = Readonly<{ caseId: CaseId; deadline: Deadline; onClose: () => void }>
type Typing = Readonly<{ day: Day | null; reason: string }>

/** Another day than the counted one, with why. */
export function OverrideDialog({ caseId, deadline: { key, title, dueOn }, onClose }: Props) {
  const draft = useDraft<Typing>(`deadline:${key}`, { day: dueOn, reason: '' })
  const { day, reason } = draft.value
  const save = useCoreMutation((api) => api.deadlines.override({ caseId, key, day, reason }), {
    success: words.saved,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.overrideTitle(title)}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.save}
      busy={save.isPending}
      disabled={day === null || reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {words.overrideHint}
      </Text>
      <DayInput
        label={words.newDay}
        required
        value={day}
        onChange={(next) => draft.set((now) => ({ ...now, day: next }))}
      />
      <Textarea
        label={words.reason}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          const text = event.currentTarget.value
          draft.set((now) => ({ ...now, reason: text }))
        }}
      />
    </FormDialog>
  )
}
