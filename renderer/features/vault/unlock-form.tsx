import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { words as backup } from '#renderer/features/backup/words.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { Door } from './door.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { LeaveSampleMenu } from './sample-banner.tsx'
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
  const field = useRef<HTMLInputElement>(null)
  const isSample = status.place === 'sample'
  const unlock = useCoreMutation((api, text: string) => api.vault.unlock({ password: text }), {
    silent: true,
    onSuccess: onStatus,
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return
    await unlock.mutateAsync(password).catch(() => field.current?.select())
  }
  return (
    <Door title={isSample ? words.unlock.sampleTitle : words.unlock.title} folder={status.folder}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {isSample && <Text size="sm">{words.sample.banner}</Text>}
          <PasswordField
            ref={field}
            label={words.unlock.password}
            autoComplete="current-password"
            autoFocus
            value={password}
            onValue={setPassword}
          />
          <OpeningNotice error={unlock.error} />
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={onForgot}>
              {words.unlock.forgot}
            </Anchor>
            <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
              {words.unlock.submit}
            </Button>
          </Group>
        </Stack>
      </form>
      <Group justify="flex-end">
        {!isSample && (
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
