import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { focusFirstError } from '#renderer/ui/focus-error.ts'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import { type Report, type ReportData, reportDataSchema } from '#shared/reports/model.ts'
import { ReportFields, type ReportTyping } from './report-fields.tsx'
import { words } from './words.ts'

/** Corrects a report that is not yet decided upon; the reporter's record is not touched. */
export function ReportEditor({ report, onDone }: Readonly<{ report: Report; onDone: () => void }>) {
  const draft = useDraft<ReportTyping>(`report:${report.id}`, dataOf(report))
  const [tried, setTried] = useState(false)
  const done = () => {
    void draft.discard()
    onDone()
  }
  const update = useCoreMutation((api, data: ReportData) => api.reports.update({ id: report.id, data }), {
    success: words.form.updated,
    onSuccess: done,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const data = reportDataSchema.safeParse(draft.value)
    if (data.success) update.mutate(data.data)
    else focusFirstError(event.currentTarget)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ReportFields
          except={report.id}
          value={draft.value}
          onChange={(part) => draft.set((now) => ({ ...now, ...part }))}
          showMissing={tried}
        />
        <Group justify="space-between">
          <SavedAt at={draft.savedAt} />
          <Group gap="xs">
            <Button variant="default" onClick={done}>
              {words.form.cancel}
            </Button>
            <Button type="submit" loading={update.isPending}>
              {words.form.update}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

/** The report without what the register knows of it. */
const dataOf = (report: Report): ReportData => reportDataSchema.strip().parse(report)
