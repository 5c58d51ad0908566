import { Anchor, Stack, TextInput } from '@mantine/core'
import { PasswordField } from '#renderer/features/vault/password-field.tsx'
import type { BackupSecret } from '#shared/backup/model.ts'
import { words } from './words.ts'

type SecretFieldProps = Readonly<{
  value: BackupSecret
  onChange: (secret: BackupSecret) => void
  labels?: typeof words.secret | typeof words.presentSecret
}>

/** Password of the backup, or the printed key instead. */
export function SecretField({ value, onChange, labels = words.secret }: SecretFieldProps) {
  const recovering = value.kind === 'recovery'
  return (
    <Stack gap={4}>
      {recovering ? (
        <TextInput
          label={labels.recovery}
          description={labels.recoveryHint}
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          value={value.recoveryKey}
          onChange={(event) => onChange({ kind: 'recovery', recoveryKey: event.currentTarget.value })}
        />
      ) : (
        <PasswordField
          label={labels.password}
          description={labels.passwordHint}
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
