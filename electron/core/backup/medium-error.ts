import { AppError } from '#shared/kernel/app-error.ts'
import { codeOf } from '../vault/durable-file.ts'

/** Codes of Node (POSIX errno), by what they mean for a medium that can be pulled at any moment. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^(ENOSPC|EDQUOT)$/, 'medium_full'],
  [/^(EROFS|EACCES|EPERM)$/, 'medium_readonly'],
  [/^(EFBIG|EOVERFLOW)$/, 'medium_file_too_large'],
  [/^ELOOP$/, 'medium_linked'],
  [
    /^(ENOENT|ENOTDIR|EIO|ENODEV|ENXIO|ENOTCONN|ESTALE|EBADF|ENOMEDIUM|ETIMEDOUT|EHOSTDOWN|EREMOTEIO|ESHUTDOWN|UNKNOWN)$/,
    'medium_gone',
  ],
]

/** The declared code for what a medium refused, or null for what is no matter of the medium. */
export const mediumCodeOf = (code: string): string | null => CODES.find(([form]) => form.test(code))?.[1] ?? null

/** Runs what touches only the medium; its failures become the codes the contract declares. */
export async function onMedium<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asMediumError(error)
  }
}

export function asMediumError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = mediumCodeOf(codeOf(error))
  return code ? new AppError(code, undefined, { cause: error }) : error
}
