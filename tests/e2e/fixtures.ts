import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from '@playwright/test'
import { type Core, createCore } from '#electron/core/core.ts'
import { startWebServer, type WebServer } from '#electron/hosts/web/server.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import type { Api } from '#shared/contract.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Argon2id at its lowest: unlocking is not what these tests are about.
const FAST_KDF = { memoryKiB: 64, passes: 1, lanes: 1 }

/** The program over `dataDir`, as the web host starts it. */
export function openCore(dataDir: string): Core {
  const ports = createNodePorts({
    dataDir,
    resourcesDir: `${root}resources`,
    hostKind: 'web',
    shell: createExportFolderShell(dataDir),
    workerFile: sourceWorkerFile,
  })
  return createCore({ ...ports, kdf: FAST_KDF })
}

export type Fixtures = {
  /** A fresh data folder; exports land in its `ekspor/`. */
  dataDir: string
  core: Core
  server: WebServer
  /** The page, let in and loaded at its start screen. */
  app: Page
  /** The contract in process, to prepare what a test is not about. */
  api: Api
}

export const test = base.extend<Fixtures>({
  dataDir: async ({}, use, info) => {
    const folder = info.outputPath('data')
    mkdirSync(folder, { recursive: true })
    await use(folder)
  },
  core: async ({ dataDir }, use) => {
    const core = openCore(dataDir)
    await use(core)
    await core.close()
  },
  server: async ({ core }, use) => {
    const server = await startWebServer({ core, rendererDir: `${root}out/renderer` })
    await use(server)
    await server.close()
  },
  api: async ({ core }, use) => use(core.api),
  app: async ({ server, context, page }, use) => {
    await context.addCookies([{ ...server.cookie, url: server.url, httpOnly: true, sameSite: 'Strict' }])
    await page.goto(server.url)
    await use(page)
  },
})

export { expect } from '@playwright/test'
