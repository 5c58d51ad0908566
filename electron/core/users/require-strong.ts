import { AppError } from '#shared/kernel/app-error.ts'

/** Throws AppError `password_weak` by the very rule the page shows. `known`: names an attacker would try first. */
export async function requireStrong(password: string, known: readonly string[]): Promise<void> {
  // A megabyte of words, needed on few days of a vault's life.
  const { createStrengthMeter } = await import('#shared/users/strength.ts')
  if (!createStrengthMeter(known)(password).accepted) throw new AppError('password_weak')
}
