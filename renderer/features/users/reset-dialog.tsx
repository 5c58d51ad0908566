import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { NewPassword } from '#renderer/features/vault/new-password.tsx'
import { OpeningNotice } from '#renderer/features/vault/opening-notice.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { User } from '#shared/users/model.ts'
import { type PasswordBy, PasswordByChoice } from './password-by.tsx'
import { words } from './words.ts'

type ResetDialogProps = Readonly<{ user: User; isLastKeeper: boolean; holdsKey: boolean; onClose: () => void }>

/** A forgotten password, or a disabled user who comes back. */
export function ResetDialog({ user, isLastKeeper, holdsKey, onClose }: ResetDialogProps) {
  const [password, setPassword] = useState<string | null>(null)
  const [passwordBy, setPasswordBy] = useState<PasswordBy>('self')
  const isBack = user.disabledAt !== null
  const losesKeeper = user.rights.includes('reporter_keeper') && !holdsKey
  const reset = useCoreMutation(
    (api, secret: string) =>
      api.users.resetPassword({ id: user.id, password: secret, passwordBy, knowingly: losesKeeper }),
    { silent: true, success: isBack ? words.enableDone : words.resetDone, onSuccess: onClose },
  )
  return (
    <FormDialog
      title={isBack ? words.enableTitle(user.name) : words.resetTitle(user.name)}
      opened
      onClose={onClose}
      onSubmit={() => password && reset.mutate(password)}
      submitLabel={isBack ? words.enable : words.reset}
      busy={reset.isPending}
      disabled={!password}
    >
      <Text size="sm">{isBack ? words.enableBody : words.resetBody}</Text>
      {losesKeeper && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="note">
          {words.resetLosesKey} {isLastKeeper && words.lastKeeper}
        </Alert>
      )}
      <PasswordByChoice value={passwordBy} onChange={setPasswordBy} />
      <NewPassword label={words.fields.passwordNext} owner={`${user.name} ${user.login}`} onValid={setPassword} />
      <OpeningNotice error={reset.error} title={words.notDone} />
    </FormDialog>
  )
}
