import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { Door } from './door.tsx'
import { LoginField, loginOf } from './login-field.tsx'
import { NewPassword } from './new-password.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import { cleanKey } from './recovery-key.ts'
import { words } from './words.ts'

type RecoverFormProps = Readonly<{ status: VaultStatus; onBack: () => void; onStatus: (status: VaultStatus) => void }>
type Input = Readonly<{ login: string | null; recoveryKey: string; newPassword: string }>

export function RecoverForm({ status, onBack, onStatus }: RecoverFormProps) {
  const [login, setLogin] = useState(status.login.known[0] ?? '')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [newPassword, setNewPassword] = useState<string | null>(null)
  const recover = useCoreMutation((api, input: Input) => api.vault.unlockWithRecovery(input), {
    silent: true,
    onSuccess: onStatus,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (newPassword) recover.mutate({ login: loginOf(login, status), recoveryKey: cleanKey(recoveryKey), newPassword })
  }
  return (
    <Door title={words.recover.title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{words.recover.body}</Text>
          <Textarea
            label={words.recover.key}
            description={words.recover.keyHint}
            autoFocus
            autosize
            minRows={2}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={recoveryKey}
            onChange={(event) => setRecoveryKey(event.currentTarget.value)}
          />
          {status.login.needed && (
            <LoginField value={login} onChange={setLogin} known={status.login.known} autoFocus={false} />
          )}
          <NewPassword label={words.recover.newPassword} owner={login} onValid={setNewPassword} />
          <OpeningNotice error={recover.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack} disabled={recover.isPending}>
              {words.start.back}
            </Button>
            <Button
              type="submit"
              loading={recover.isPending}
              disabled={!newPassword || recoveryKey.trim() === '' || (status.login.needed && login.trim() === '')}
            >
              {words.recover.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Door>
  )
}
