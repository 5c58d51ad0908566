import { AppError } from '#shared/kernel/app-error.ts'

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What a folder of the user's choice refused, as `disk_full` or `save_failed`; our own errors stay what they are. */
export function asSaveError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const isFull = error instanceof Error && 'code' in error && FULL.includes(String(error.code))
  return new AppError(isFull ? 'disk_full' : 'save_failed', undefined, { cause: error })
}
