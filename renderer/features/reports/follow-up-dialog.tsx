import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { ReportId } from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'

/** Records what the office did about a report. */
export function FollowUpDialog({ id, onClose }: Readonly<{ id: ReportId; onClose: () => void }>) {
  const zone = useZone()
  const [day, setDay] = useState<Day>(() => daySchema.parse(dayOf(toInstant(new Date()), zone)))
  const [what, setWhat] = useState('')
  const [reference, setReference] = useState('')
  const save = useCoreMutation((api) => api.reports.recordFollowUp({ id, day, what, reference }), {
    success: intake.followedUp,
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={intake.addFollowUp}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={intake.save}
      busy={save.isPending}
      disabled={what.trim().length < 3}
    >
      <DayInput label={intake.followUpDay} required value={day} onChange={(next) => next && setDay(next)} />
      <Textarea
        label={intake.followUpWhat}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        label={intake.followUpReference}
        maxLength={200}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
