import type { WorkerName } from '#electron/core/kernel/ports.ts'

/** The worker threads' modules, from the root of the program. Each is also an entry of the desktop's build. */
export const WORKER_SOURCES: Readonly<Record<WorkerName, string>> = {
  typst: 'electron/core/documents/typst-worker.ts',
  remux: 'electron/core/interviews/remux-worker.ts',
  'pdf-verify': 'electron/core/signing/validation/worker.ts',
  pkcs12: 'electron/core/signing/pkcs12/worker.ts',
  raster: 'electron/platform/raster/raster-worker.ts',
  table: 'electron/core/tables/worker.ts',
  names: 'electron/core/namecheck/worker.ts',
  blob: 'electron/core/vault/threads/blob-worker.ts',
  'backup-files': 'electron/core/backup/file-worker.ts',
  'bundle-files': 'electron/core/bundles/copy-worker.ts',
  age: 'electron/core/bundles/age-worker.ts',
}

/** Workers as TypeScript, which Node runs as it is: web host, command line, tests. */
export const sourceWorkerFile = (name: WorkerName): URL => new URL(`../../${WORKER_SOURCES[name]}`, import.meta.url)
