import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconKey, IconUser, IconUsers } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { paths } from '#renderer/ui/paths.ts'
import { rightsText, words } from './words.ts'

/** On a shared computer one must see at a glance as whom one works, and with which rights. */
export function WhoAmI() {
  const user = useVaultStatus().data?.user
  if (!user) return null
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          visibleFrom="sm"
          aria-label={`${words.whoAmI} ${user.name}`}
          leftSection={<IconUser size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          styles={{ root: { minWidth: 0 }, label: { maxWidth: 200 } }}
        >
          <Text size="sm" truncate span>
            {user.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.whoAmI}</Menu.Label>
        <div style={{ padding: '0 12px 8px' }}>
          <Text size="sm" fw={600}>
            {user.name}
          </Text>
          <Text size="xs" c="dimmed">
            {[user.position, user.login].filter(Boolean).join(' · ')}
          </Text>
          <Text size="xs" mt={6}>
            {rightsText(user.rights)}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href={paths.settingsSection('keamanan')}
          leftSection={<IconKey size={16} aria-hidden />}
        >
          {words.changePassword}
        </Menu.Item>
        <Menu.Item
          component={Link}
          href={paths.settingsSection('pengguna')}
          leftSection={<IconUsers size={16} aria-hidden />}
        >
          {words.title}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
