import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { PLATFORMS } from '#renderer/features/reports/words.ts'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { Account, EmployeeRecord } from '#shared/people/register.ts'
import { AccountDialog } from './account-dialog.tsx'
import { register as words } from './words.ts'

const COLORS = { claimed: 'orange', evidenced: 'teal', withdrawn: 'gray' } as const

/** Accounts that are said or shown to be his; linking one and proving it are two steps. */
export function AccountsPanel({ record }: Readonly<{ record: EmployeeRecord }>) {
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  return (
    <Paper p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.accounts}</Title>
        <May path="people.addAccount">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLink size={15} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {words.addAccount}
          </Button>
        </May>
      </Group>
      <Stack gap="sm">
        {record.accounts.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.noAccounts}
          </Text>
        )}
        {record.accounts.map((account) => (
          <AccountRow key={account.id} account={account} onProve={() => setEditing(account)} />
        ))}
      </Stack>
      {editing && (
        <AccountDialog
          employeeId={record.id}
          account={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Paper>
  )
}

function AccountRow({ account, onProve }: Readonly<{ account: Account; onProve: () => void }>) {
  const mayProve = useMay('people.proveAccount')
  const withdraw = useCoreMutation((api, reason: string) => api.people.withdrawAccount({ id: account.id, reason }), {
    silent: true,
  })
  const askWithdraw = () =>
    confirm({
      title: words.withdraw,
      body: words.withdrawBody,
      confirmLabel: words.withdraw,
      reason: { label: words.withdrawReason, draft: `person:account:${account.id}` },
      onConfirm: (reason) => withdraw.mutateAsync(reason),
    })
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" className="subject-card">
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {PLATFORMS[account.platform]} · {account.account}
          </Text>
          <Badge size="sm" color={COLORS[account.state]}>
            {words.accountStates[account.state]}
          </Badge>
        </Group>
        {account.evidence && (
          <Text size="xs">
            {words.evidence}:{' '}
            {account.evidence.caseId ? (
              <Anchor component={Link} size="sm" href={paths.case(account.evidence.caseId, 'bukti')}>
                {`${account.evidence.number} ${account.evidence.title}`}
              </Anchor>
            ) : (
              account.evidence.title
            )}
          </Text>
        )}
        <Text size="xs">{account.note}</Text>
        <Text size="xs" c="dimmed">
          <DateText at={account.changedAt} />, {account.changedBy}
        </Text>
      </div>
      {account.state !== 'withdrawn' && mayProve && (
        <Group gap={4} wrap="nowrap" style={{ flexShrink: 0 }}>
          <Button size="compact-xs" variant="subtle" onClick={onProve}>
            {words.prove}
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" onClick={askWithdraw}>
            {words.withdraw}
          </Button>
        </Group>
      )}
    </Group>
  )
}
