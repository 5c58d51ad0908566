import { createHash } from 'node:crypto'
import { implement } from '@orpc/server'
import type { Core } from '#electron/core/core.ts'
import { createOfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import { createGuard } from '#electron/core/kernel/guard.ts'
import { createMediaHandler } from '#electron/core/kernel/media.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { contract } from '#shared/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'

export type LogLine = { event: string; [fact: string]: unknown }
export type FakeCore = Core & {
  locked: boolean
  imported: { ticket: string; size: number; sha256: string }[]
  calls: string[]
}

export const MEDIUM_ID = 'a'.repeat(32)
export const MEDIUM = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))

export function createFakeLogger(): Logger & { lines: LogLine[] } {
  const lines: LogLine[] = []
  return {
    lines,
    info: (event, facts) => void lines.push({ event, ...facts }),
    incident: (error, where) => {
      lines.push({ event: 'incident', where, message: String(error) })
      return 'K-TEST'
    },
  }
}

/** A core for tests of what stands around it: one medium, imports that are counted and hashed, two procedures. */
export function createFakeCore(logger: Logger): FakeCore {
  const { app, vault } = contract
  const os = implement({ app, vault: { lock: vault.lock, status: vault.status } })
  const core: FakeCore = {
    locked: false,
    imported: [],
    calls: [],
    // Two procedures stand for the whole contract.
    router: os.router({
      app: {
        info: os.app.info.handler(() => ({ version: '0.0.0', host: 'web' as const })),
        changes: os.app.changes.handler(async function* () {
          yield { action: 'case.opened', subject: 'a' }
          yield { action: 'case.closed', subject: 'a' }
        }),
      },
      vault: {
        lock: os.vault.lock.handler(() => {
          throw new AppError('vault_locked')
        }),
        status: os.vault.status.handler(() => {
          throw new Error('a secret detail')
        }),
      },
    }) as never,
    guard: createGuard(logger),
    offline: createOfflineWatch(() => new Date(0)),
    // No host calls procedures itself.
    api: {} as never,
    async requestLock() {
      core.calls.push('lock')
    },
    media: createMediaHandler(async (id: string) =>
      core.locked || id !== MEDIUM_ID
        ? null
        : {
            contentType: 'image/png',
            size: MEDIUM.length,
            read: async function* (start: number, end: number) {
              for (let at = start; at < end; at += 65_536) yield MEDIUM.subarray(at, Math.min(at + 65_536, end))
            },
          },
    ),
    async importStream(ticket, body, signal) {
      if (ticket === 'unknown') return { ok: false, code: 'ticket_unknown', message: 'Izin impor tidak dikenal.' }
      const hash = createHash('sha256')
      let size = 0
      for await (const chunk of body) {
        hash.update(chunk)
        size += chunk.length
        if (ticket === 'early') return { ok: false, code: 'disk_full', message: 'Ruang disk habis.' }
      }
      if (signal?.aborted) return { ok: false, code: 'import_cancelled', message: 'Dibatalkan.' }
      core.imported.push({ ticket, size, sha256: hash.digest('hex') })
      return { ok: false, code: 'counted', message: String(size) }
    },
    async importBatch(ticket, body, signal) {
      return [await core.importStream(ticket, body, signal)]
    },
    async importPaths(ticket, paths) {
      core.calls.push(`${ticket} ${paths.join(' ')}`)
      return paths.map((path) => ({ ok: false, code: 'counted', message: path }))
    },
    async importPath(ticket, path) {
      core.calls.push(`${ticket} ${path}`)
      return { ok: false, code: 'counted', message: path }
    },
    arrivals: {
      has: () => false,
      takeStream: async () => ({ ok: true }),
      takePath: async () => ({ ok: true }),
    },
    async close() {
      core.calls.push('close')
    },
  }
  return core
}
