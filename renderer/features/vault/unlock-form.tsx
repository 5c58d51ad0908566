import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { words as backup } from '#renderer/features/backup/words.ts'
import { VAULT_STATUS_KEY } from '#renderer/rpc/changes.ts'
import { errorCode } from '#renderer/rpc/errors.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { Door } from './door.tsx'
import { LoginField, loginOf } from './login-field.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { LeaveSampleMenu } from './sample-banner.tsx'
import { useWait } from './use-wait.ts'
import { words } from './words.ts'

type UnlockFormProps = Readonly<{
  status: VaultStatus
  onStatus: (status: VaultStatus) => void
  onForgot: () => void
  onSample: () => void
  onRestore: () => void
}>

export function UnlockForm({ status, onStatus, onForgot, onSample, onRestore }: UnlockFormProps) {
  const [password, setPassword] = useState('')
  const [login, setLogin] = useState(status.login.known[0] ?? '')
  const field = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const isSample = status.place === 'sample'
  const unlock = useCoreMutation(
    (api, text: string) => api.vault.unlock({ login: loginOf(login, status), password: text }),
    {
      silent: true,
      onSuccess: onStatus,
    },
  )
  const wait = useWait(status.waitSeconds, unlock.submittedAt)
  const ready = password !== '' && wait === 0 && (!status.login.needed || login.trim() !== '')
  const isDamaged = errorCode(unlock.error) === 'vault_damaged' && !isSample
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    await unlock.mutateAsync(password).catch(async () => {
      field.current?.select()
      await queries.invalidateQueries({ queryKey: VAULT_STATUS_KEY })
    })
  }
  return (
    <Door title={isSample ? words.unlock.sampleTitle : words.unlock.title} folder={status.folder}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {isSample && <Text size="sm">{words.sample.banner}</Text>}
          {status.login.needed && (
            <LoginField value={login} onChange={setLogin} known={status.login.known} autoFocus={login === ''} />
          )}
          <PasswordField
            ref={field}
            label={words.unlock.password}
            autoComplete="current-password"
            autoFocus={!status.login.needed || login !== ''}
            value={password}
            onValue={setPassword}
          />
          <OpeningNotice error={unlock.error} />
          {isDamaged && (
            <Button variant="default" onClick={onRestore}>
              {backup.start.linkDamaged}
            </Button>
          )}
          {wait > 0 && (
            <Text size="sm" role="timer">
              {words.unlock.wait(wait)}
            </Text>
          )}
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={onForgot}>
              {words.unlock.forgot}
            </Anchor>
            <Button type="submit" loading={unlock.isPending} disabled={!ready}>
              {words.unlock.submit}
            </Button>
          </Group>
        </Stack>
      </form>
      <Group justify="flex-end">
        {!isSample && !isDamaged && (
          <Button variant="subtle" size="xs" onClick={onRestore}>
            {backup.start.link}
          </Button>
        )}
        <Button variant="subtle" size="xs" onClick={onSample}>
          {isSample ? words.sample.reopen : words.start.sample}
        </Button>
        {isSample && <LeaveSampleMenu />}
      </Group>
    </Door>
  )
}
