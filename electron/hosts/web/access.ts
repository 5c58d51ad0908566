import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const COOKIE = 'saksama'

export type Access = Readonly<{
  token: string
  /** Why a request is refused, or null. Order: wrong address, foreign page, no token. */
  refuse(request: IncomingMessage, options: { mayLackToken: boolean; needsOrigin: boolean }): string | null
}>

/** Who may talk to the loopback server: our own page, by its address, its origin and a token made for this run. */
export function createAccess(host: string): Access {
  const token = randomBytes(32).toString('base64url')
  const origin = `http://${host}`
  return {
    token,
    refuse(request, { mayLackToken, needsOrigin }) {
      // Checked by name against DNS rebinding: a foreign page can make its own name point here.
      if (request.headers.host !== host) return 'host'
      if (request.headers.origin === undefined ? needsOrigin : request.headers.origin !== origin) return 'origin'
      const site = request.headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site'
      if (!mayLackToken && !hasToken(request.headers.cookie, token)) return 'token'
      return null
    },
  }
}

function hasToken(header: string | undefined, token: string): boolean {
  const expected = Buffer.from(token)
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => Buffer.from(pair.slice(COOKIE.length + 1)))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected))
}
