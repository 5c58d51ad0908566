import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { NewPassword } from './new-password.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { words } from './words.ts'

type Input = Readonly<{ current: string; next: string }>

/** Changes the password; `round` empties the fields after success. */
export function ChangePasswordPanel() {
  const [round, setRound] = useState(0)
  return <ChangePasswordForm key={round} onDone={() => setRound(round + 1)} />
}

function ChangePasswordForm({ onDone }: Readonly<{ onDone: () => void }>) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState<string | null>(null)
  const change = useCoreMutation((api, input: Input) => api.vault.changePassword(input), {
    silent: true,
    success: words.change.done,
    onSuccess: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next) change.mutate({ current, next })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={460}>
        <PasswordField
          label={words.change.current}
          autoComplete="current-password"
          value={current}
          onValue={setCurrent}
        />
        <NewPassword label={words.change.next} onValid={setNext} />
        <Text size="xs" c="dimmed">
          {words.change.note}
        </Text>
        <OpeningNotice error={change.error} />
        <Group>
          <Button type="submit" loading={change.isPending} disabled={!next || current === ''}>
            {words.change.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
