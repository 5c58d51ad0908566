import { mkdirSync } from 'node:fs'
import { createCore } from '#electron/core/core.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { openAppWindow } from './app-window.ts'
import { startWebServer } from './server.ts'

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
  try {
    const window = await openAppWindow(server, options)
    signal?.addEventListener('abort', () => void window.close(), { once: true })
    if (signal?.aborted) await window.close()
    await window.closed
  } finally {
    await server.close()
    await core.close()
  }
}
