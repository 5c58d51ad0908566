import { Center, Group, Loader, Text } from '@mantine/core'

/** Waiting for an answer of unknown length. */
export const Loading = ({ label = 'Memuat…' }: Readonly<{ label?: string }>) => (
  <Center py="xl" role="status">
    <Group gap="sm">
      <Loader size="sm" />
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </Group>
  </Center>
)
