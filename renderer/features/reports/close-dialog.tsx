import { Select, Text, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { type DismissCode, dismissCodeSchema, type ReportId } from '#shared/reports/model.ts'
import { DISMISS_CODES, intake } from './intake-words.ts'
import { words } from './words.ts'

const OPTIONS = dismissCodeSchema.options.map((value) => ({ value, label: DISMISS_CODES[value] }))

type Typing = Readonly<{ code: DismissCode; reason: string }>
const EMPTY: Typing = { code: 'not_enough_evidence', reason: '' }

/** Closes a report with a standard reason and what stands behind it. */
export function CloseDialog({ id, onClose }: Readonly<{ id: ReportId; onClose: () => void }>) {
  const draft = useDraft<Typing>(`report:${id}:close`, EMPTY)
  const { code, reason } = draft.value
  const close = useCoreMutation((api) => api.reports.close({ id, code, reason }), {
    success: intake.closed,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.page.dismiss}
      opened
      onClose={onClose}
      onSubmit={() => close.mutate(undefined)}
      submitLabel={words.page.dismiss}
      busy={close.isPending}
      disabled={reason.trim().length < 5}
    >
      <Text size="sm">{intake.closeBody}</Text>
      <Select
        label={intake.closeCode}
        data={OPTIONS}
        value={code}
        allowDeselect={false}
        onChange={(next) => draft.set({ reason, code: dismissCodeSchema.catch(code).parse(next) })}
      />
      <Textarea
        label={words.page.dismissReason}
        withAsterisk
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        value={reason}
        onChange={(event) => draft.set({ code, reason: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
