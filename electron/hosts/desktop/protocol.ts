import { Readable } from 'node:stream'
import { type CustomScheme, protocol, type Session } from 'electron'
import type { Core } from '#electron/core/core.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { answerPage, type PageFiles } from '#electron/platform/page/files.ts'
import { commonHeaders, contentSecurityPolicy, mediaPolicy } from '#electron/platform/page/policy.ts'
import { isOurs, SCHEME } from './channels.ts'

const IMPORT = /^\/(import|import-batch)\/([A-Za-z0-9_-]{1,64})$/
const MEDIA = /^\/media\/[A-Za-z0-9_-]{1,64}$/

const scheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** Before `ready`, once. */
export const registerScheme = (): void => protocol.registerSchemesAsPrivileged([scheme])

/** Answers `app://local/…`: page, media, pasted bytes. */
export function serve(session: Session, { core, files, logger }: ServeOptions): void {
  const policy = contentSecurityPolicy()
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const [, way, ticket] = IMPORT.exec(pathname) ?? []
    if (ticket !== undefined && core.arrivals.has(ticket)) return takeImport(core.arrivals.takeStream, ticket, request)
    if (ticket !== undefined)
      return takeImport(way === 'import' ? core.importStream : core.importBatch, ticket, request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405)
    if (MEDIA.test(pathname)) return withHeaders(await core.media(request), mediaPolicy)
    return (await answerPage(files, request, policy)) ?? empty(404)
  }
  session.protocol.handle(SCHEME, async (request) => {
    if (!isOurs(request.url)) return withHeaders(empty(404))
    try {
      return withHeaders(await answer(request))
    } catch (error) {
      logger.incident(error, 'desktop.request')
      return withHeaders(empty(500))
    }
  })
}

type ServeOptions = Readonly<{ core: Core; files: PageFiles; logger: Logger }>

const empty = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } })

type Take = (ticket: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<unknown>

async function takeImport(take: Take, ticket: string, request: Request): Promise<Response> {
  if (request.method !== 'PUT') return empty(405)
  // An empty file has no body at all; it is evidence like any other.
  return Response.json(await take(ticket, request.body ?? Readable.from([]), request.signal))
}

function withHeaders(answer: Response, policy?: string): Response {
  const headers = new Headers({ ...commonHeaders, ...Object.fromEntries(answer.headers) })
  if (policy !== undefined) headers.set('content-security-policy', policy)
  return new Response(answer.body, { status: answer.status, headers })
}
