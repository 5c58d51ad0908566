import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { OpeningNotice } from '#renderer/features/vault/opening-notice.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { User } from '#shared/users/model.ts'
import { isComplete, type UserFacts, UserFields } from './user-fields.tsx'
import { words } from './words.ts'

type EditDialogProps = Readonly<{
  user: User
  isLastKeeper: boolean
  keeperRefused: string | null
  onClose: () => void
}>

const factsOf = ({ name, login, position, rights }: User): UserFacts => ({ name, login, position, rights })

export function EditDialog({ user, isLastKeeper, keeperRefused, onClose }: EditDialogProps) {
  const draft = useDraft(`user:${user.id}`, factsOf(user))
  const facts = draft.value
  const done = () => {
    void draft.discard()
    onClose()
  }
  const losesKeeper = user.rights.includes('reporter_keeper') && !facts.rights.includes('reporter_keeper')
  const save = useCoreMutation(
    (api) => {
      const { name, position, rights } = facts
      // What is lost stands above the button.
      return api.users.update({ id: user.id, name, position, rights: [...rights], knowingly: losesKeeper })
    },
    { silent: true, success: words.edited, onSuccess: done },
  )
  return (
    <FormDialog
      draft={draft}
      title={words.editTitle(user.name)}
      opened
      size={760}
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.editSubmit}
      busy={save.isPending}
      disabled={!isComplete(facts)}
    >
      <UserFields value={facts} onChange={draft.set} fixedLogin keeperRefused={keeperRefused} />
      {losesKeeper && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="note">
          {isLastKeeper ? words.lastKeeper : words.keeperLost}
        </Alert>
      )}
      <OpeningNotice error={save.error} title={words.notDone} />
    </FormDialog>
  )
}
