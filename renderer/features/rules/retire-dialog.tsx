import { Text, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Day } from '#shared/kernel/instant.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { words } from './words.ts'

type Typing = Readonly<{ lastDay: Day | null; reason: string }>

/** The last day a rule covers, and why. */
export function RetireDialog({ entry, onClose }: Readonly<{ entry: RuleEntry; onClose: () => void }>) {
  const draft = useDraft<Typing>(`rule:${entry.id}:retire`, { lastDay: null, reason: '' })
  const { lastDay, reason } = draft.value
  const retire = useCoreMutation((api, day: Day) => api.rules.retire({ id: entry.id, lastDay: day, reason }), {
    success: words.retired,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.retireDialog.title(entry.title)}
      opened
      onClose={onClose}
      onSubmit={() => lastDay && retire.mutate(lastDay)}
      submitLabel={words.retireDialog.submit}
      busy={retire.isPending}
      disabled={lastDay === null || reason.trim().length < 5}
    >
      <Text size="sm">{words.retireDialog.hint}</Text>
      <DayInput
        label={words.retireDialog.lastDay}
        required
        value={lastDay}
        onChange={(day) => draft.set({ reason, lastDay: day })}
      />
      <Textarea
        label={words.form.reason}
        description={words.form.reasonHint}
        withAsterisk
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => draft.set({ lastDay, reason: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
