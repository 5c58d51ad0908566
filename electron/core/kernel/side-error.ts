export type Side = 'source' | 'target'

/** A copy that failed, with the side that failed it. `code`: POSIX errno, or one of our own; '' where there is none. */
export class SideError extends Error {
  override readonly name = 'SideError'
  readonly side: Side
  readonly code: string
  constructor(side: Side, cause: unknown) {
    super(String(cause), { cause })
    this.side = side
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  }
}

/** Runs `work`; what it throws is told with its side. */
export function onSide<T>(side: Side, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof SideError ? error : new SideError(side, error)
  }
}

/** An end that is no error of the system: `STOPPED` by somebody, `CUT` where a source ended early. */
export const endedBy = (code: 'STOPPED' | 'CUT'): SideError =>
  new SideError('source', Object.assign(new Error(code), { code }))
