import { fileURLToPath } from 'node:url'
import { createCore } from '#electron/core/core.ts'
import { startWebServer } from '#electron/hosts/web/server.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'

/** The web host without its window, as a program of its own that may be killed: tells its address and cookie. */
const [dataDir = ''] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
const ports = createNodePorts({
  dataDir,
  resourcesDir: `${root}resources`,
  hostKind: 'web',
  shell: createExportFolderShell(dataDir),
  workerFile: sourceWorkerFile,
})
const core = createCore({ ...ports, kdf: { memoryKiB: 64, passes: 1, lanes: 1 } })
const { url, cookie } = await startWebServer({ core, rendererDir: `${root}out/renderer` })
process.stdout.write(`${JSON.stringify({ url, cookie })}\n`)
