import { Stack } from '@mantine/core'
import { useState } from 'react'
import { NewPassword } from '#renderer/features/vault/new-password.tsx'
import { OpeningNotice } from '#renderer/features/vault/opening-notice.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { loginFrom, type User } from '#shared/users/model.ts'
import { type PasswordBy, PasswordByChoice } from './password-by.tsx'
import { isComplete, type UserFacts, UserFields } from './user-fields.tsx'
import { words } from './words.ts'

type AddDialogProps = Readonly<{
  keeperRefused: string | null
  onClose: () => void
  onAdded: (user: User) => void
}>

const EMPTY: UserFacts = { name: '', login: '', position: '', rights: ['examiner'] }

/** What is typed is kept, but never the password: that lives only as long as the dialog. */
export function AddDialog({ keeperRefused, onClose, onAdded }: AddDialogProps) {
  const draft = useDraft('user:new', EMPTY)
  const facts = draft.value
  const [password, setPassword] = useState<string | null>(null)
  const [passwordBy, setPasswordBy] = useState<PasswordBy>('self')
  const add = useCoreMutation(
    (api, secret: string) => api.users.add({ ...facts, rights: [...facts.rights], password: secret, passwordBy }),
    {
      silent: true,
      onSuccess: (user) => {
        void draft.discard()
        onAdded(user)
      },
    },
  )
  const change = (next: UserFacts) => {
    // The login name follows the name until it is typed itself.
    const follows = facts.login === '' || facts.login === loginFrom(facts.name)
    const renamed = next.name !== facts.name
    draft.set(follows && renamed ? { ...next, login: next.name === '' ? '' : loginFrom(next.name) } : next)
  }
  return (
    <FormDialog
      draft={draft}
      title={words.addTitle}
      opened
      size={760}
      onClose={onClose}
      onSubmit={() => password && add.mutate(password)}
      submitLabel={words.addSubmit}
      busy={add.isPending}
      disabled={!password || !isComplete(facts)}
    >
      <UserFields value={facts} onChange={change} keeperRefused={keeperRefused} />
      <Stack gap="sm">
        <PasswordByChoice value={passwordBy} onChange={setPasswordBy} />
        <NewPassword label={words.fields.password} owner={`${facts.name} ${facts.login}`} onValid={setPassword} />
      </Stack>
      <OpeningNotice error={add.error} title={words.notDone} />
    </FormDialog>
  )
}
