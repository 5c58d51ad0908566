import { ORPCError } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import type { Logger } from './ports.ts'

type ErrorMap = Readonly<Record<string, { message?: string } | undefined>>
type Call = Readonly<{
  path: readonly string[]
  input: unknown
  procedure: { '~orpc': { errorMap: ErrorMap; inputSchema?: unknown } }
}>
type Watching = Readonly<{
  /** Asked before the call is even parsed, and again before each event of a stream. */
  permit?: (path: string) => void | Promise<void>
  /** Runs the handler, knowing what it was called with. */
  during?: <T>(call: Readonly<{ path: string; schema: unknown; input: unknown }>, run: () => T) => T
}>

const COMMON = procedure['~orpc'].errorMap as ErrorMap

/**
 * The one place where calls enter and errors leave the core. Declared codes cross with their Indonesian sentence, malformed
 * calls are refused and logged, everything else becomes an incident with a number and no detail.
 */
export const createGuard =
  (logger: Logger, { permit = () => {}, during = (_call, run) => run() }: Watching = {}) =>
  async <T>(options: Call & { next(): Promise<T> }): Promise<T> => {
    const where = options.path.join('.')
    const toOutside = (error: unknown) => translate(error, options.procedure['~orpc'].errorMap, logger, where)
    try {
      await permit(where)
      const schema = options.procedure['~orpc'].inputSchema
      const output = await during({ path: where, schema, input: options.input }, () => options.next())
      return isStream(output) ? (guardStream(output, () => permit(where), toOutside) as T) : output
    } catch (error) {
      throw toOutside(error)
    }
  }

const isStream = (value: unknown): value is AsyncGenerator<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

async function* guardStream(
  stream: AsyncGenerator<unknown>,
  permit: () => void | Promise<void>,
  toOutside: (error: unknown) => Error,
) {
  try {
    for await (const event of stream) {
      await permit()
      yield event
    }
  } catch (error) {
    throw toOutside(error)
  }
}

function translate(error: unknown, declared: ErrorMap, logger: Logger, where: string): Error {
  if (error instanceof AppError && Object.hasOwn(declared, error.code)) {
    return new ORPCError(error.code, {
      message: error.worded ? error.message : (declared[error.code]?.message ?? error.code),
    })
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    logger.info('call.refused', { where })
    return new ORPCError('malformed_call', { message: COMMON.malformed_call?.message ?? '' })
  }
  const code = commonCodeOf(error)
  if (code) return new ORPCError(code, { message: declared[code]?.message ?? COMMON[code]?.message ?? code })
  const incident = logger.incident(error, where)
  return new ORPCError('internal', { message: `${COMMON.internal?.message ?? ''} (${incident})` })
}

/** Nobody's mistake, wherever it shows: no room in a file (errno of POSIX) or the database, a page that does not open. */
export function commonCodeOf(error: unknown): 'disk_full' | 'database_damaged' | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/.test(code)) return 'disk_full'
  return /^SQLITE_(NOTADB|CORRUPT)/.test(code) ? 'database_damaged' : null
}
