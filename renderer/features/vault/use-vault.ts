import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { VaultStatus } from '#shared/vault/model.ts'

/** Which vault, and whether it is open; reloads on every vault event, locking included, and when rights change. */
export const useVaultStatus = (): UseQueryResult<VaultStatus> =>
  useCoreQuery(['vault', 'status'], (api) => api.vault.status(), { alsoOn: ['user'] })
