import type { Api } from '#shared/contract.ts'
import type { ImportReply } from '#shared/evidence/contract.ts'
import type { Ports } from './kernel/ports.ts'

/** The whole app in plain Node, as a host sees it. */
export type Core = Readonly<{
  /** oRPC router for a transport: `new RPCHandler(core.router, { clientInterceptors: [core.guard] })`. */
  router: unknown
  guard: unknown
  /** The same procedures in process, validated alike: tests and the command line. */
  api: Api
  /** `GET /media/<id>` with ranges; 404 while locked. */
  media(request: Request): Promise<Response>
  /** The bytes of one ticket as they arrive. Never throws for what the file or the user did. */
  importStream(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply>
  /** The desktop's way: the core reads the file itself. */
  importPath(ticket: string, path: string): Promise<ImportReply>
  /** Locks, ends workers. */
  close(): Promise<void>
}>

export type CreateCore = (ports: Ports) => Core
