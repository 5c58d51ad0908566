import { ZodError } from 'zod'
import { AppError } from '#shared/kernel/app-error.ts'
import { codeOf } from './durable-file.ts'

const BY_NAME: Readonly<Record<string, string>> = {
  VaultFromTheFutureError: 'vault_from_future',
  VaultDamagedError: 'vault_damaged',
  DatabaseDamagedError: 'vault_damaged',
  SealBrokenError: 'vault_damaged',
  VaultExposedError: 'vault_exposed',
  VaultBusyError: 'vault_busy',
  WrongPasswordError: 'wrong_password',
  WrongRecoveryKeyError: 'wrong_recovery_key',
}

/** Codes of Node (POSIX errno) and of SQLite, by how they start. */
const BY_CODE: readonly (readonly [RegExp, string])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'disk_full'],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/, 'vault_readonly'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'vault_busy'],
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT|ENOENT|ENOTDIR|EISDIR)/, 'vault_damaged'],
]

/** Runs what opens or creates a vault; its failures become the codes the contract declares. */
export async function translatingErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translate(error)
  }
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  const code = BY_NAME[error.name] ?? BY_CODE.find(([start]) => start.test(codeOf(error)))?.[1]
  if (code) return new AppError(code, undefined, { cause: error })
  return error instanceof ZodError ? new AppError('vault_damaged', undefined, { cause: error }) : error
}
