import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useApi, useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { keptNameSchema } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { type Given, useSecrets } from './use-secrets.tsx'
import { words } from './words.ts'

type OnSwitched = (status: VaultStatus) => void
type KeptListProps = Readonly<{
  /** Nobody is in: the password of the vault that returns is asked. */
  atDoor?: boolean
  onSwitched: OnSwitched
}>

/** Vaults a restore set aside, each with its way back. Nothing to show where there is none. */
export function KeptList({ atDoor = false, onSwitched }: KeptListProps) {
  const api = useApi()
  const [asked, setAsked] = useState<string | null>(null)
  const kept = useCoreQuery(['backup', 'kept'], (from) => from.backup.kept()).data ?? []
  const bringBack = (name: string) =>
    confirm({
      title: words.kept.confirmTitle,
      body: words.kept.confirmBody,
      confirmLabel: words.kept.bringBack,
      danger: true,
      onConfirm: async () => {
        onSwitched(await api.backup.bringBack({ name: keptNameSchema.parse(name), secret: null }))
        notifications.show({ message: words.kept.done, color: 'teal', autoClose: 12_000 })
      },
    })
  if (kept.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm">{words.kept.body}</Text>
      {kept.map(({ name, keptAt, path }) => (
        <Group key={name} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" fw={500}>
              {keptAt ? <DateText at={keptAt} /> : name}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {path}
            </Text>
          </div>
          <Button size="xs" variant="default" onClick={() => (atDoor ? setAsked(name) : bringBack(name))}>
            {words.kept.bringBack}
          </Button>
        </Group>
      ))}
      {asked !== null && <SecretDialog name={asked} onClose={() => setAsked(null)} onSwitched={onSwitched} />}
    </Stack>
  )
}

type SecretDialogProps = Readonly<{ name: string; onClose: () => void; onSwitched: OnSwitched }>

function SecretDialog({ name, onClose, onSwitched }: SecretDialogProps) {
  const back = useCoreMutation(
    (api, given: Given) => api.backup.bringBack({ name: keptNameSchema.parse(name), ...given }),
    {
      silent: true,
      onSuccess: (status) => {
        onSwitched(status)
        notifications.show({ message: words.kept.done, color: 'teal', autoClose: 12_000 })
      },
    },
  )
  const secrets = useSecrets(back.error)
  return (
    <Modal opened title={words.kept.confirmTitle} onClose={onClose} closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (secrets.typed) back.mutate(secrets.given)
        }}
      >
        <Stack gap="md">
          <Text size="sm">{words.kept.doorBody}</Text>
          {secrets.fields}
          {back.error !== null && <ErrorNotice error={back.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.restore.cancel}
            </Button>
            <Button type="submit" color="red" loading={back.isPending} disabled={!secrets.typed}>
              {words.kept.bringBack}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
