import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Core } from '#electron/core/core.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { createPageFiles } from '#electron/platform/page/files.ts'
import { contentSecurityPolicy } from '#electron/platform/page/policy.ts'
import { policyRules } from '#electron/platform/page/policy-rules.ts'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { type Access, COOKIE, createAccess } from './access.ts'
import { plain, sendResponse, signalOf } from './answer.ts'
import { BOOT, createRoutes } from './routes.ts'
import { createRpcSocket } from './rpc-socket.ts'

export type WebServer = Readonly<{
  /** `http://127.0.0.1:<port>/` */
  url: string
  port: number
  token: string
  /** The cookie that lets a browser in. */
  cookie: Readonly<{ name: string; value: string }>
  close(): Promise<void>
}>

export type WebServerOptions = Readonly<{ core: Core; rendererDir: string; logger?: Logger }>

const SILENT: Logger = { info: () => undefined, incident: () => '' }

/** The core and its page behind a random port of 127.0.0.1, for whoever holds the token. */
export async function startWebServer({ core, rendererDir, logger = SILENT }: WebServerOptions): Promise<WebServer> {
  const files = createPageFiles(rendererDir)
  const server = createServer({ keepAliveTimeout: 60_000 })
  // A large evidence file from a slow disk may take longer than Node's five minutes per request.
  server.requestTimeout = 0
  const port = await listen(server)
  const host = `127.0.0.1:${port}`
  const access = createAccess(host)
  const rpc = createRpcSocket(core, logger)
  const policy = contentSecurityPolicy([`ws://${host}`])
  const routes = createRoutes(core, files, policy)
  core.offline.describe(() => [...policyRules(policy), addressRule(server)])
  const noteRefusal = (reason: string) => {
    logger.info('request.refused', { reason })
    core.offline.note({ kind: 'foreign_caller', target: reason })
  }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, response).catch((error: unknown) => {
      logger.incident(error, 'web.request')
      if (!response.headersSent) void sendResponse(plain(500), response)
      else response.destroy()
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const reason = refusalOfUpgrade(request, access)
    if (reason === null) return rpc.upgrade(request, socket, head)
    noteRefusal(reason)
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(`http://${host}${request.url ?? ''}`)
    if (url === null || !request.url?.startsWith('/')) return sendResponse(plain(400), response)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const reason = access.refuse(request, { mayLackToken: reads && url.pathname === BOOT, needsOrigin: !reads })
    if (reason !== null) {
      noteRefusal(reason)
      return sendResponse(plain(403), response)
    }
    return sendResponse(await routes({ request, url, signal: signalOf(response) }), response)
  }

  return {
    url: `http://${host}/`,
    port,
    token: access.token,
    cookie: { name: COOKIE, value: access.token },
    async close() {
      rpc.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Where the server really listens. */
function addressRule(server: Server): OfflineRule {
  const { address, port } = (server.address() ?? { address: '', port: 0 }) as AddressInfo
  return { id: 'address', values: [`${address}:${port}`], holds: address === '127.0.0.1' }
}

function refusalOfUpgrade(request: IncomingMessage, access: Access): string | null {
  if (request.url !== '/rpc') return 'path'
  return access.refuse(request, { mayLackToken: false, needsOrigin: true })
}

const listen = (server: Server) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
