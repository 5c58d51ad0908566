/** One class per decision a caller can take, not one per cause. */

/** The file was written by a newer Saksama: nothing was touched. */
export class VaultFromTheFutureError extends Error {
  override readonly name = 'VaultFromTheFutureError'
}

/** Sealed bytes do not authenticate: changed, cut, moved, or of another key. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

/** The database file cannot be read with its key: damaged, since the key itself was authenticated before. */
export class DatabaseDamagedError extends Error {
  override readonly name = 'DatabaseDamagedError'
}

/** A file of the vault is missing, unreadable or does not fit the others. */
export class VaultDamagedError extends Error {
  override readonly name = 'VaultDamagedError'
}

export class WrongRecoveryKeyError extends Error {
  override readonly name = 'WrongRecoveryKeyError'
}

/** Another living process holds the vault. */
export class VaultBusyError extends Error {
  override readonly name = 'VaultBusyError'
}

/** Other users of the computer can get at the folder, and that cannot be changed. */
export class VaultExposedError extends Error {
  override readonly name = 'VaultExposedError'
}

export class WrongPasswordError extends Error {
  override readonly name = 'WrongPasswordError'
}
