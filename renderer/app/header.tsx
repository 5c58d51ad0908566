import { Burger, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core'
import { IconLock, IconSearch } from '@tabler/icons-react'
import { Link } from 'wouter'
import { WhoAmI } from '#renderer/features/users/who-am-i.tsx'
import { useLastSaved } from '#renderer/rpc/saved-store.ts'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import { SchemeSwitch } from '#renderer/ui/scheme-switch.tsx'
import { useLock } from './use-lock.ts'
import { words } from './words.ts'

type HeaderProps = Readonly<{
  agency: string
  navOpen: boolean
  onToggleNav: () => void
  onFind: () => void
}>

export function Header({ agency, navOpen, onToggleNav, onFind }: HeaderProps) {
  const lock = useLock()
  const savedAt = useLastSaved()
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="md">
      <Group gap="xs" wrap="nowrap">
        <Burger opened={navOpen} onClick={onToggleNav} hiddenFrom="sm" size="sm" aria-label={words.navigation} />
        <UnstyledButton component={Link} href="/">
          <Text fw={700} size="lg" c="var(--mantine-color-anchor)" span>
            {words.product}
          </Text>
        </UnstyledButton>
        <Text size="sm" c="dimmed" visibleFrom="md" truncate maw={160}>
          {agency}
        </Text>
        <WhoAmI />
      </Group>
      <Group gap="sm" wrap="nowrap">
        <SavedAt at={savedAt} />
        <Button
          variant="default"
          size="xs"
          onClick={onFind}
          title={words.findHint}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        >
          {words.find}
        </Button>
        <SchemeSwitch />
        <Button
          size="xs"
          onClick={() => void lock()}
          title={words.lockHint}
          leftSection={<IconLock size={15} aria-hidden />}
        >
          {words.lock}
        </Button>
      </Group>
    </Group>
  )
}
