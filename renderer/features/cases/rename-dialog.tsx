import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Case } from '#shared/cases/model.ts'
import { words } from './words.ts'

type RenameDialogProps = Readonly<{ found: Case; opened: boolean; onClose: () => void }>

export function RenameDialog({ found, opened, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const title = typed ?? found.title
  const close = () => {
    setTyped(null)
    onClose()
  }
  const rename = useCoreMutation((api) => api.cases.rename({ id: found.id, title }), {
    success: words.form.renamed,
    onSuccess: close,
  })
  return (
    <FormDialog
      title={words.form.rename}
      opened={opened}
      onClose={close}
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
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
