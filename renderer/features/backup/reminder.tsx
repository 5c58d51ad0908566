import { Alert, Button, Group, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** On the start page once a backup is due; gone until tomorrow when put off. */
export function BackupReminder() {
  const overview = useCoreQuery(['backup', 'overview'], (api) => api.backup.overview()).data
  const putOff = useCoreMutation((api) => api.backup.putOff())
  if (!overview?.remind) return null
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconDeviceFloppy aria-hidden />}
      title={words.reminder.due(overview.daysSince)}
      role="status"
    >
      <Text size="sm">{words.reminder.dueBody}</Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" component={Link} href={paths.settingsSection('cadangan')}>
          {words.reminder.go}
        </Button>
        <Button size="xs" variant="default" loading={putOff.isPending} onClick={() => putOff.mutate(undefined)}>
          {words.reminder.later}
        </Button>
      </Group>
    </Alert>
  )
}
