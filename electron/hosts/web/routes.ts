import type { IncomingMessage } from 'node:http'
import type { Core } from '#electron/core/core.ts'
import { answerPage, type PageFiles } from '#electron/platform/page/files.ts'
import { mediaPolicy } from '#electron/platform/page/policy.ts'
import { plain, toWebRequest } from './answer.ts'

export const BOOT = '/boot'
const IMPORT = /^\/(import|import-batch)\/([A-Za-z0-9_-]{1,64})$/
const MEDIA = /^\/media\/[A-Za-z0-9_-]{1,64}$/
// Holds nothing: the window opens here, gets its cookie over the debugger pipe and moves on.
const BOOT_PAGE = '<!doctype html><html lang="id"><meta charset="utf-8"><title>Saksama</title></html>'

export type Visit = Readonly<{ request: IncomingMessage; url: URL; signal: AbortSignal }>

/** What the loopback server answers once the request was let in. */
export function createRoutes(core: Core, files: PageFiles, policy: string) {
  return async (visit: Visit): Promise<Response> => {
    const { pathname } = visit.url
    if (IMPORT.test(pathname)) return answerImport(core, visit)
    if (visit.request.method !== 'GET' && visit.request.method !== 'HEAD') return refuse('GET, HEAD')
    if (pathname === BOOT) return bootPage()
    const request = toWebRequest(visit.request, visit.url, visit.signal)
    if (MEDIA.test(pathname)) return withPolicy(await core.media(request))
    return (await answerPage(files, request, policy)) ?? plain(404)
  }
}

const refuse = (allow: string) => plain(405, { allow })

const bootPage = () =>
  new Response(BOOT_PAGE, {
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
    },
  })

async function answerImport(core: Core, visit: Visit): Promise<Response> {
  if (visit.request.method !== 'PUT') return refuse('PUT')
  const [, way, ticket = ''] = IMPORT.exec(visit.url.pathname) ?? []
  if (core.arrivals.has(ticket)) return takeImport(core.arrivals.takeStream, ticket, visit)
  return takeImport(way === 'import' ? core.importStream : core.importBatch, ticket, visit)
}

type Take = (ticket: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<unknown>

async function takeImport(take: Take, ticket: string, { request, signal }: Visit): Promise<Response> {
  // Ending early must not destroy the connection: the reply with the reason still has to go out on it.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  const reply = await take(ticket, body, signal)
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } })
}

function withPolicy(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set('content-security-policy', mediaPolicy)
  headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers })
}
