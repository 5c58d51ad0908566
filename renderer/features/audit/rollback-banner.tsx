import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { trailWords } from './trail-words.ts'
import { useAcknowledge, useRollbacks } from './use-rollbacks.ts'

/** Over every page until somebody accounts for it: what is open is older than what is known. */
export function RollbackBanner() {
  const open = useRollbacks().data?.filter(({ acknowledged }) => acknowledged === null) ?? []
  const acknowledge = useAcknowledge()
  const mayAcknowledge = useMay('audit.acknowledgeRollback')
  const [newest] = open
  if (!newest) return null
  const { banner } = trailWords
  return (
    <Alert
      color="red"
      variant="filled"
      mb="md"
      icon={<IconAlertTriangle aria-hidden />}
      title={banner.title}
      role="alert"
    >
      <Stack gap="xs">
        <Text size="sm">{newest.course === 'older' ? banner.older(newest.missing) : banner.diverged}</Text>
        <Group gap="md">
          <Anchor component={Link} href={paths.audit} size="sm" c="inherit" underline="always">
            {banner.link}
          </Anchor>
          {mayAcknowledge ? (
            <Button size="xs" variant="white" color="red" onClick={() => acknowledge(newest)}>
              {banner.acknowledge}
            </Button>
          ) : (
            <Text size="sm">{banner.askAdmin}</Text>
          )}
        </Group>
      </Stack>
    </Alert>
  )
}
