import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useApi, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { keptNameSchema } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { words } from './words.ts'

/** Vaults a restore set aside, each with its way back. Nothing to show where there is none. */
export function KeptList({ onSwitched }: Readonly<{ onSwitched: (status: VaultStatus) => void }>) {
  const api = useApi()
  const kept = useCoreQuery(['backup', 'kept'], (from) => from.backup.kept()).data ?? []
  const bringBack = (name: string) =>
    confirm({
      title: words.kept.confirmTitle,
      body: words.kept.confirmBody,
      confirmLabel: words.kept.bringBack,
      danger: true,
      onConfirm: async () => {
        onSwitched(await api.backup.bringBack({ name: keptNameSchema.parse(name) }))
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
          <Button size="xs" variant="default" onClick={() => bringBack(name)}>
            {words.kept.bringBack}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
