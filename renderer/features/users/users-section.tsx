import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconInfoCircle, IconKey, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { User } from '#shared/users/model.ts'
import { AddDialog } from './add-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { May, useMayAsk } from './may.tsx'
import { ResetDialog } from './reset-dialog.tsx'
import { UserMenu } from './user-menu.tsx'
import { UserTable } from './user-table.tsx'
import { words } from './words.ts'

type Dialog = Readonly<{ kind: 'add' }> | Readonly<{ kind: 'edit' | 'reset'; user: User }> | null

const keeps = ({ rights }: Pick<User, 'rights'>) => rights.includes('reporter_keeper')

/** Who is who, and for an admin: who gets in and what each may do. */
export function UsersSection() {
  const query = useCoreQuery(['users', 'list'], (api) => api.users.list(), { alsoOn: ['vault'] })
  return (
    <Section title={words.title}>
      <QueryView query={query}>{(users) => <Users users={users} />}</QueryView>
    </Section>
  )
}

function Users({ users }: Readonly<{ users: readonly User[] }>) {
  const me = useVaultStatus().data?.user ?? null
  const may = useMayAsk()
  const [dialog, setDialog] = useState<Dialog>(null)
  const [added, setAdded] = useState<User | null>(null)
  const isLastKeeper = (user: User) =>
    keeps(user) && !users.some((other) => other.id !== user.id && !other.disabledAt && keeps(other))
  const mayChange = may('users.update') || may('users.makeKeeper')
  const mayPassOn = useMayPassOn(users)
  const common = { keeperRefused: mayPassOn ? null : words.keeperNeedsKeeper, onClose: () => setDialog(null) }
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {words.intro} {!may('users.update') && words.onlyAdmins}
        </Text>
        <May path="users.add">
          <Button
            style={{ flexShrink: 0 }}
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setDialog({ kind: 'add' })}
          >
            {words.add}
          </Button>
        </May>
      </Group>
      {added && (
        <Added user={added} ownLogin={users.length === 2 ? (me?.login ?? null) : null} onClose={() => setAdded(null)} />
      )}
      <May path="vault.rotateKeys">
        <DueNotice />
      </May>
      <UserTable
        users={users}
        myId={me?.id ?? null}
        actions={
          mayChange
            ? (user) => (
                <UserMenu
                  user={user}
                  isMe={user.id === me?.id}
                  isLastKeeper={isLastKeeper(user)}
                  onEdit={() => setDialog({ kind: 'edit', user })}
                  onReset={() => setDialog({ kind: 'reset', user })}
                />
              )
            : null
        }
      />
      {dialog?.kind === 'add' && (
        <AddDialog
          {...common}
          onAdded={(user) => {
            setDialog(null)
            setAdded(user)
          }}
        />
      )}
      {dialog?.kind === 'edit' && (
        <EditDialog {...common} user={dialog.user} isLastKeeper={isLastKeeper(dialog.user)} />
      )}
      {dialog?.kind === 'reset' && (
        <ResetDialog
          user={dialog.user}
          isLastKeeper={isLastKeeper(dialog.user)}
          holdsKey={common.keeperRefused === null}
          onClose={common.onClose}
        />
      )}
    </Stack>
  )
}

/** A keeper makes another one; where none is left, whoever came in with the printed key. */
function useMayPassOn(users: readonly User[]): boolean {
  const me = useVaultStatus().data?.user ?? null
  const enabled = useMayAsk()('vault.keyStatus')
  const keys = useCoreQuery(['vault', 'keys'], (api) => api.vault.keyStatus(), { alsoOn: ['user'], enabled })
  if (me && keeps(me)) return true
  return keys.data?.holdsReporterKey === true && !users.some((user) => !user.disabledAt && keeps(user))
}

type AddedProps = Readonly<{ user: User; ownLogin: string | null; onClose: () => void }>

/** The second user changes how everybody unlocks: the first one is told his own login name. */
const Added = ({ user, ownLogin, onClose }: AddedProps) => (
  <Alert
    color="teal"
    role="status"
    icon={<IconInfoCircle aria-hidden />}
    title={words.added(user.name, user.login)}
    withCloseButton
    closeButtonLabel={words.close}
    onClose={onClose}
  >
    {ownLogin && (
      <Text size="sm">
        {words.firstTitle}. {words.firstBody(ownLogin)}
      </Text>
    )}
  </Alert>
)

/** Who leaves takes knowledge along: offered until the keys have been changed. */
function DueNotice() {
  const due = useCoreQuery(['vault', 'keys'], (api) => api.vault.keyStatus(), { alsoOn: ['user'] }).data?.due
  if (!due?.vaultKey && !due?.reporterKey) return null
  return (
    <Alert color="orange" icon={<IconKey aria-hidden />} title={words.dueTitle} role="note">
      {words.dueBody}{' '}
      <Anchor component={Link} href={paths.settingsSection('kunci')} size="sm">
        {words.dueLink}
      </Anchor>
    </Alert>
  )
}
