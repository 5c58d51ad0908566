import { Alert, List, Stack, Text } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import { words } from './words.ts'

/** What is wrong, and what to do about it in order. */
export function PlanAlert({ title, what, plan }: Readonly<{ title: string; what: string; plan: readonly string[] }>) {
  return (
    <Alert color="red" icon={<IconAlertOctagon aria-hidden />} title={title} role="alert">
      <Stack gap="xs">
        <Text size="sm">{what}</Text>
        <Text size="sm" fw={600}>
          {words.broken.planTitle}
        </Text>
        <List type="ordered" size="sm" spacing={4}>
          {plan.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  )
}
