import { Alert, Button, Text } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useBackupRights } from '#renderer/features/backup/use-backup-rights.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** On the start page while the database or any sealed file is not what it was; it cannot be put off. */
export function IntegrityAlert() {
  const may = useBackupRights()
  const overview = useCoreQuery(['integrity', 'overview'], (api) => api.integrity.overview(), {
    alsoOn: ['evidence', 'vault'],
    enabled: may.watch,
  }).data
  const broken = overview ? overview.damaged + overview.missing : 0
  const isDatabase = overview?.database.state === 'damaged'
  if (broken === 0 && !isDatabase) return null
  const title = isDatabase ? words.database.heading : words.broken.heading(broken)
  return (
    <Alert color="red" icon={<IconAlertOctagon aria-hidden />} title={title} role="alert">
      <Text size="sm">{isDatabase ? words.alert.database : words.alert.body}</Text>
      <Button size="xs" color="red" mt="xs" component={Link} href={paths.settingsSection('keutuhan')}>
        {words.alert.go}
      </Button>
    </Alert>
  )
}
