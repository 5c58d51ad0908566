import { setTimeout } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import type { Api } from '#shared/contract.ts'
import type { ImportReply } from '#shared/evidence/contract.ts'
import { finishRenames } from './backup/renames.ts'
import { type Arrivals, createArrivals } from './bundles/arrivals.ts'
import { createImporter } from './evidence/import.ts'
import { createTickets } from './evidence/tickets.ts'
import { createOfflineWatch, type OfflineWatch } from './guarantees/offline-watch.ts'
import { ownRules } from './guarantees/own-rules.ts'
import { createIntegrityJob } from './integrity/job.ts'
import { createEventHub } from './kernel/events.ts'
import { createGuard } from './kernel/guard.ts'
import { createKeptPictures } from './kernel/kept-pictures.ts'
import { createMediaHandler } from './kernel/media.ts'
import type { Ports } from './kernel/ports.ts'
import type { Session } from './kernel/session.ts'
import { createTransientMedia } from './kernel/transient-media.ts'
import { createFindMedia } from './media.ts'
import { createTellingCheck } from './reports/refuse-telling.ts'
import { createRouter } from './router.ts'
import { createSampleFiller } from './sample/open-sample.ts'
import { createIndexKeeper } from './search/keep-index.ts'
import { createUnlocking } from './unlocking.ts'
import { createPermit, permittingImports } from './users/permit.ts'
import { createVault, type Vault } from './vault/service.ts'
import { createWorkers } from './workers.ts'

/** The whole app in plain Node, as a host sees it. */
export type Core = Readonly<{
  /** oRPC router for a transport, always together with `guard` (see `kernel/rpc-options.ts`). */
  router: ReturnType<typeof createRouter>
  guard: ReturnType<typeof createGuard>
  /** The same procedures in process, validated alike: tests and the command line. */
  api: Api
  /** `GET /media/<id>` with ranges; 404 while locked. */
  media(request: Request): Promise<Response>
  /** The bytes of one ticket as they arrive. Never throws for what the file or the user did. */
  importStream(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply>
  /** The desktop's way: the core reads the file itself. */
  importPath(ticket: string, path: string): Promise<ImportReply>
  /** The bytes of all files of a batch, one after the other; one reply each, or a single refusal of the whole. */
  importBatch(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply[]>
  importPaths(ticket: string, paths: readonly string[]): Promise<ImportReply[]>
  /** Bundles from other vaults: their tickets lead here, and not to the imports above. */
  arrivals: Pick<Arrivals, 'has' | 'takeStream' | 'takePath'>
  /** Where a host says what it enforces and what it held back. */
  offline: OfflineWatch
  /** Asks the page to store what is typed and lock; locks by itself when it has not done so in time. */
  requestLock(): Promise<void>
  /** Locks, ends workers. */
  close(): Promise<void>
}>

/** Long enough for the page to store a keystroke batch, short enough for somebody who walks away. */
const LOCK_GRACE_MS = 1500

/** The one place where things are wired. */
export function createCore(ports: Ports): Core {
  // Before anything looks for a vault: a restore that a crash cut short stands in its place now.
  finishRenames(ports.dataDir)
  const events = createEventHub()
  const media = createTransientMedia(ports.newId)
  const pictures = createKeptPictures()
  const tickets = createTickets(ports.newId)
  const workers = createWorkers(ports)
  const onLocked = () => {
    tickets.clear()
    media.clear()
    pictures.clear()
    void arrivals.discard()
  }
  // The vault is made one line below and asked only after something was committed to it.
  const index = createIndexKeeper({ current: (): Session | null => vault.session(), events, logger: ports.logger })
  const telling = createTellingCheck()
  const watching = { derive: index.keep, beforeCommit: telling.requireSilent }
  const vault: Vault = createUnlocking(createVault({ ports, events, onLocked, ...watching }), { ports, workers })
  const { requireSession } = vault
  const arrivals = createArrivals({ ports, vault })
  const importer = permittingImports(createImporter({ requireSession, tickets, ports }), vault.session)
  const guard = createGuard(ports.logger, { permit: createPermit(vault), during: telling.during })
  const sample = createSampleFiller({ ports, importStream: importer.importStream })
  const integrity = createIntegrityJob({ ports, events, session: vault.session })
  const offline = createOfflineWatch(ports.now)
  offline.describe(() => ownRules(ports.dataDir))
  const router = createRouter({
    ports,
    events,
    media,
    pictures,
    tickets,
    arrivals,
    workers,
    vault,
    requireSession,
    sample,
    integrity,
    offline,
    index,
  })
  const api: Api = createRouterClient(router, { interceptors: [guard] })
  sample.use(api)

  return {
    router,
    guard,
    api,
    media: createMediaHandler(createFindMedia({ vault, media, pictures, rasterizer: ports.rasterizer })),
    ...importer,
    arrivals,
    offline,
    requestLock: async () => {
      await vault.whole()
      const open = vault.session()
      if (!open) return
      events.emit({ action: 'vault.lock_requested', subject: '' })
      await setTimeout(LOCK_GRACE_MS)
      // The page has locked it and somebody is back already: that is not the session which was to end.
      if (vault.session() === open) await vault.lock()
    },
    close: async () => {
      integrity.close()
      await vault.lock()
      await Promise.all([workers.close(), ports.rasterizer.close()])
    },
  }
}
