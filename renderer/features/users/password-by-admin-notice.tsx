import { Alert, Anchor } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** Stays until the user alone knows the password. */
export function PasswordByAdminNotice() {
  if (!useVaultStatus().data?.user?.passwordByAdmin) return null
  return (
    <Alert color="orange" icon={<IconKey aria-hidden />} title={words.passwordByAdminTitle} mb="md" role="note">
      {words.passwordByAdmin}{' '}
      <Anchor component={Link} href={paths.settingsSection('keamanan')} size="sm">
        {words.changePassword}
      </Anchor>
    </Alert>
  )
}
