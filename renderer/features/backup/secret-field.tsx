import { Anchor, Stack, TextInput } from '@mantine/core'
import { PasswordField } from '#renderer/features/vault/password-field.tsx'
import type { BackupSecret } from '#shared/backup/model.ts'
import { words } from './words.ts'

/** Password of the backup, or the printed key instead. */
export function SecretField({
  value,
  onChange,
}: Readonly<{ value: BackupSecret; onChange: (secret: BackupSecret) => void }>) {
  const recovering = value.kind === 'recovery'
  return (
    <Stack gap={4}>
      {recovering ? (
        <TextInput
          label={words.secret.recovery}
          description={words.secret.recoveryHint}
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          value={value.recoveryKey}
          onChange={(event) => onChange({ kind: 'recovery', recoveryKey: event.currentTarget.value })}
        />
      ) : (
        <PasswordField
          label={words.secret.password}
          description={words.secret.passwordHint}
          autoComplete="off"
          value={value.password}
          onValue={(password) => onChange({ kind: 'password', password })}
        />
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        onClick={() => onChange(recovering ? EMPTY_SECRET : { kind: 'recovery', recoveryKey: '' })}
      >
        {recovering ? words.secret.toPassword : words.secret.toRecovery}
      </Anchor>
    </Stack>
  )
}

export const EMPTY_SECRET: BackupSecret = { kind: 'password', password: '' }

export const isTyped = (secret: BackupSecret): boolean =>
  (secret.kind === 'password' ? secret.password : secret.recoveryKey).trim() !== ''
