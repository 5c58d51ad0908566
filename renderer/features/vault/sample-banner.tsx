import { Button, Group, Menu, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconFlask } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useLockGuard } from '#renderer/rpc/before-lock.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { settleVaultStatus } from '#renderer/rpc/vault-status.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { words } from './words.ts'

/** Never lets anybody mistake the sample for the real vault. */
export const SampleBanner = () => (
  <Group className="sample-banner" justify="space-between" gap="sm" role="note">
    <Group gap="xs" wrap="nowrap">
      <IconFlask size={18} aria-hidden />
      <Text size="sm" fw={600}>
        {words.sample.banner}
      </Text>
    </Group>
    <LeaveSampleMenu />
  </Group>
)

/** Leaves the sample, keeping or deleting what was tried there. */
export function LeaveSampleMenu() {
  const guard = useLockGuard()
  const queries = useQueryClient()
  const leave = useCoreMutation(
    async (api, remove: boolean) => {
      await guard.flushAll()
      return api.vault.leaveSample({ remove })
    },
    { onSuccess: (status) => void settleVaultStatus(queries, status) },
  )
  const askRemove = () =>
    confirm({
      title: words.sample.leaveRemove,
      body: words.sample.removeBody,
      confirmLabel: words.sample.leaveRemove,
      danger: true,
      onConfirm: () => leave.mutateAsync(true),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={leave.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {words.sample.leave}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => leave.mutate(false)}>{words.sample.leaveKeep}</Menu.Item>
        <Menu.Item onClick={askRemove}>{words.sample.leaveRemove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Tells the sample's password, so that locking it can be tried too. */
export const notifySamplePassword = (password: string): void => {
  notifications.show({ message: words.sample.password(password), autoClose: 15_000 })
}
