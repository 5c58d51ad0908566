import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { CaseDeadlines } from '#shared/deadlines/model.ts'
import { WEEKS, words } from './words.ts'

type Props = Readonly<{ known: CaseDeadlines; onClose: () => void }>

/** The working week of the office this case is about. */
export function WeekDialog({ known: { caseId, week, ownWeek }, onClose }: Props) {
  const [chosen, choose] = useState(ownWeek ? String(week) : 'office')
  const [reason, setReason] = useState('')
  const save = useCoreMutation(
    (api) => api.deadlines.setWeek({ caseId, week: chosen === '5' ? 5 : chosen === '6' ? 6 : null, reason }),
    { success: words.weekSaved, onSuccess: onClose },
  )
  return (
    <FormDialog
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
      <Radio.Group label={words.week} value={chosen} onChange={choose}>
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
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
