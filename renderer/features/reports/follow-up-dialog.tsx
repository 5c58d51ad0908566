import { Textarea, TextInput } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { ReportId } from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'

type Typing = Readonly<{ day: Day; what: string; reference: string }>

/** Records what the office did about a report. */
export function FollowUpDialog({ id, onClose }: Readonly<{ id: ReportId; onClose: () => void }>) {
  const zone = useZone()
  const today = daySchema.parse(dayOf(toInstant(new Date()), zone))
  const draft = useDraft<Typing>(`report:${id}:follow_up`, { day: today, what: '', reference: '' })
  const { day, what, reference } = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const save = useCoreMutation((api) => api.reports.recordFollowUp({ id, ...draft.value }), {
    success: intake.followedUp,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={intake.addFollowUp}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={intake.save}
      busy={save.isPending}
      disabled={what.trim().length < 3}
    >
      <DayInput label={intake.followUpDay} required value={day} onChange={(next) => next && change({ day: next })} />
      <Textarea
        label={intake.followUpWhat}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={what}
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <TextInput
        label={intake.followUpReference}
        maxLength={200}
        value={reference}
        onChange={(event) => change({ reference: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
