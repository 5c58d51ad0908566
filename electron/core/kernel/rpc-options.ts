import type { Logger } from './ports.ts'

/** Beyond this a message is not a call of ours: bulk bytes have their own way (`PUT /import/<ticket>`). */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024
const DELIMITER = 0xff
const FRAME_KINDS = [1, 2, 3, 4]

/** Options of oRPC's `RPCHandler` on any transport: the guard around each call, unknown procedures logged. */
export const rpcOptions = (guard: unknown, logger: Logger) => ({
  // The guard is generic over what it wraps; oRPC's own type needs the router's context, which we do not use.
  clientInterceptors: [guard as (options: { next(): Promise<unknown> }) => Promise<unknown>],
  interceptors: [
    async <T extends { matched: boolean }>(options: { next(): Promise<T> }): Promise<T> => {
      const result = await options.next()
      if (!result.matched) logger.info('call.refused', { where: 'unknown-procedure' })
      return result
    },
  ],
})

/**
 * True for what oRPC's peer can decode: JSON with an id, alone or followed by 0xFF and bytes. The peer itself would
 * throw on anything else, outside of every handler.
 */
export function isWellFormedFrame(data: unknown): boolean {
  const text = jsonPart(data)
  if (text === null) return false
  try {
    return isMessage(JSON.parse(text))
  } catch {
    return false
  }
}

function jsonPart(data: unknown): string | null {
  if (typeof data === 'string') return data.length <= MAX_FRAME_BYTES ? data : null
  if (!(data instanceof Uint8Array) && !(data instanceof ArrayBuffer)) return null
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data)
  if (bytes.byteLength > MAX_FRAME_BYTES) return null
  const end = bytes.indexOf(DELIMITER)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end))
}

function isMessage(value: unknown): boolean {
  if (!isRecord(value) || typeof value.i !== 'string' || !/^[\w-]{1,64}$/.test(value.i)) return false
  if (value.t !== undefined && !FRAME_KINDS.includes(value.t as number)) return false
  if (value.t === 4) return true
  if (!isRecord(value.p)) return false
  return value.t === 3 || isCallPath(value.p.u)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCallPath = (path: unknown) => typeof path === 'string' && /^\/[\w/.-]{1,200}$/.test(path)
