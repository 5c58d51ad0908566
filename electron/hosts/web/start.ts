import { mkdirSync } from 'node:fs'
import { createCore } from '#electron/core/core.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { leaveNoTraces } from '#electron/platform/no-traces.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { openAppWindow } from './app-window.ts'
import { startWebServer } from './server.ts'
import { watchForSleep } from './suspend-watch.ts'

export type WebHostOptions = Readonly<{
  dataDir: string
  resourcesDir: string
  rendererDir: string
  /** Path of Chromium. */
  executable: string
  headless?: boolean
  /** Ends the host as closing the window does. */
  signal?: AbortSignal
}>

/** Core, page and window; resolves once the window is closed, the vault locked and everything ended. */
export async function runWebHost({ dataDir, signal, ...options }: WebHostOptions): Promise<void> {
  leaveNoTraces()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const ports = createNodePorts({
    dataDir,
    resourcesDir: options.resourcesDir,
    hostKind: 'web',
    shell: createExportFolderShell(dataDir),
    workerFile: sourceWorkerFile,
  })
  const core = createCore(ports)
  const server = await startWebServer({ core, rendererDir: options.rendererDir, logger: ports.logger })
  const stopWatching = watchForSleep(
    () => void core.requestLock().catch((error: unknown) => ports.logger.incident(error, 'web.sleep')),
  )
  try {
    const window = await openAppWindow(server, { ...options, offline: core.offline })
    signal?.addEventListener('abort', () => void window.close(), { once: true })
    if (signal?.aborted) await window.close()
    await window.closed
  } finally {
    stopWatching()
    await server.close()
    await core.close()
  }
}
