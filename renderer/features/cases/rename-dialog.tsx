import { TextInput } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Case } from '#shared/cases/model.ts'
import { words } from './words.ts'

type RenameDialogProps = Readonly<{ found: Case; opened: boolean; onClose: () => void }>

export function RenameDialog({ found, opened, onClose }: RenameDialogProps) {
  const draft = useDraft(`case:${found.id}:title`, found.title)
  const title = draft.value
  const rename = useCoreMutation((api) => api.cases.rename({ id: found.id, title }), {
    success: words.form.renamed,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.form.rename}
      opened={opened}
      onClose={onClose}
      onSubmit={() => rename.mutate(undefined)}
      submitLabel={words.form.save}
      busy={rename.isPending}
      disabled={title.trim() === ''}
    >
      <TextInput
        label={words.form.name}
        description={words.form.nameHint}
        maxLength={200}
        data-autofocus
        value={title}
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
