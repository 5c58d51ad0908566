import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { mayCall } from '#shared/users/rights.ts'

/** What this user may do here; the core asks the same table again. */
export function useBackupRights() {
  const rights = useVaultStatus().data?.user?.rights ?? null
  return {
    start: mayCall('backup.start', rights),
    /** Settings, removal and restoring look after the vault itself. */
    manage: mayCall('backup.configure', rights),
    repair: mayCall('integrity.repair', rights),
    check: mayCall('integrity.start', rights),
    watch: mayCall('integrity.overview', rights),
  }
}
