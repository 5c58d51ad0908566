import { Badge, Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { User } from '#shared/users/model.ts'
import { rightsText, stateOf, words } from './words.ts'

type UserTableProps = Readonly<{
  users: readonly User[]
  myId: string | null
  /** The menu at the end of a row; null for who may change nothing. */
  actions: ((user: User) => ReactNode) | null
}>

export const UserTable = ({ users, myId, actions }: UserTableProps) => (
  <Table.ScrollContainer minWidth={640} type="native">
    <Table verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="32%">{words.columns.name}</Table.Th>
          <Table.Th w="26%">{words.columns.rights}</Table.Th>
          <Table.Th>{words.columns.last}</Table.Th>
          <Table.Th>{words.columns.state}</Table.Th>
          {actions && <Table.Th aria-label={words.columns.actions} />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {users.map((user) => (
          <Table.Tr key={user.id} {...(user.disabledAt ? { c: 'dimmed' } : {})}>
            <Table.Td>
              <Who user={user} isMe={user.id === myId} />
            </Table.Td>
            <Table.Td>
              <Text size="sm">{rightsText(user.rights)}</Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{user.lastUnlockAt ? <DateText at={user.lastUnlockAt} /> : words.never}</Text>
            </Table.Td>
            <Table.Td>
              <State user={user} />
            </Table.Td>
            {actions && <Table.Td ta="right">{actions(user)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

const Who = ({ user, isMe }: Readonly<{ user: User; isMe: boolean }>) => (
  <>
    <Group gap={6}>
      <Text size="sm" fw={600}>
        {user.name}
      </Text>
      {isMe && (
        <Badge size="xs" variant="light">
          {words.me}
        </Badge>
      )}
    </Group>
    {user.position && <Text size="xs">{user.position}</Text>}
    <Text size="xs" c="dimmed">
      {words.loginOf(user.login)}
    </Text>
  </>
)

const COLORS = { active: 'teal', disabled: 'gray', byAdmin: 'orange' } as const

function State({ user }: Readonly<{ user: User }>) {
  const key = user.disabledAt ? 'disabled' : user.passwordByAdmin ? 'byAdmin' : 'active'
  return (
    <>
      <Badge variant="light" color={COLORS[key]} tt="none">
        {stateOf(user)}
      </Badge>
      {user.disabledAt && (
        <Text size="xs">
          {words.since} <DateText at={user.disabledAt} />
        </Text>
      )}
    </>
  )
}
