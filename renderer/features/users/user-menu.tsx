import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKey, IconPencil, IconShieldLock, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { User } from '#shared/users/model.ts'
import { useMayAsk } from './may.tsx'
import { words } from './words.ts'

type UserMenuProps = Readonly<{
  user: User
  isMe: boolean
  isLastKeeper: boolean
  onEdit: () => void
  onReset: () => void
}>

/** What may be done with one user; an entry that makes no sense is missing, one that is refused says why. */
export function UserMenu({ user, isMe, isLastKeeper, onEdit, onReset }: UserMenuProps) {
  const may = useMayAsk()
  const isOut = user.disabledAt !== null
  const askKeeper = useAskKeeper(user)
  const askDisable = useAskDisable(user, isLastKeeper)
  const maybeKeeper = may('users.makeKeeper') && !isOut && !user.rights.includes('reporter_keeper')
  if (!may('users.update') && !maybeKeeper) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={words.actionsOf(user.name)}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('users.update') && !isOut && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
            {words.edit}
          </Menu.Item>
        )}
        {may('users.resetPassword') && !isMe && (
          <Menu.Item
            leftSection={isOut ? <IconUserCheck size={16} aria-hidden /> : <IconKey size={16} aria-hidden />}
            onClick={onReset}
          >
            {isOut ? words.enable : words.reset}
          </Menu.Item>
        )}
        {maybeKeeper && (
          <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={askKeeper}>
            {words.makeKeeper}
          </Menu.Item>
        )}
        {may('users.disable') && !isOut && (
          <Menu.Item
            color="red"
            leftSection={<IconUserOff size={16} aria-hidden />}
            disabled={isMe}
            title={isMe ? words.ownAccount : undefined}
            onClick={askDisable}
          >
            {words.disable}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function useAskKeeper({ id, name }: User) {
  const make = useCoreMutation((api) => api.users.makeKeeper({ id }), { silent: true, success: words.makeKeeperDone })
  return () =>
    confirm({
      title: words.makeKeeperTitle(name),
      body: words.makeKeeperBody,
      confirmLabel: words.makeKeeper,
      onConfirm: () => make.mutateAsync(undefined),
    })
}

function useAskDisable({ id, name }: User, isLastKeeper: boolean) {
  const disable = useCoreMutation((api) => api.users.disable({ id, knowingly: isLastKeeper }), {
    silent: true,
    success: words.disabled,
  })
  return () =>
    confirm({
      title: words.disableTitle(name),
      body: isLastKeeper ? `${words.disableBody} ${words.lastKeeper}` : words.disableBody,
      confirmLabel: words.disable,
      danger: true,
      onConfirm: () => disable.mutateAsync(undefined),
    })
}
