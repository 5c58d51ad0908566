import { Paper, Stack, Text } from '@mantine/core'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import { words } from './words.ts'

export function AboutPanel() {
  const info = useCoreQuery(['app', 'info'], (api) => api.app.info()).data
  const status = useVaultStatus().data
  return (
    <Paper p="md">
      <Stack gap="md">
        <Facts
          facts={[
            { label: words.about.version, value: info?.version ?? '' },
            { label: words.about.host, value: info ? words.about.hosts[info.host] : '' },
            { label: words.about.user, value: status?.user?.name ?? '' },
            { label: words.about.folder, value: status?.folder ?? '' },
          ]}
        />
        <Text size="sm">{words.about.offline}</Text>
      </Stack>
    </Paper>
  )
}
