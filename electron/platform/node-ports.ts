import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Ports, Shell, WorkerName } from '#electron/core/kernel/ports.ts'
import { argon2id, DEFAULT_KDF } from './argon2.ts'
import { createLogFile } from './log-file.ts'
import { listMedia } from './media-folders.ts'
import { createRasterizer } from './raster/rasterizer.ts'
import { openVaultDatabase, rekeyDatabase } from './sqlite/open-database.ts'

export type NodePortsOptions = Readonly<{
  /** Absolute. Holds `brankas/`, `contoh/`, `ekspor/`, `log/`. */
  dataDir: string
  resourcesDir: string
  hostKind: Ports['hostKind']
  shell: Shell
  workerFile(name: WorkerName): URL
  onBattery?: () => boolean
}>

/** The ports of a real run: system clock, the SQLite driver, Argon2id at full cost, a log in the data folder. */
export function createNodePorts(options: NodePortsOptions): Ports {
  const now = () => new Date()
  return {
    ...options,
    now,
    // 128 random bits in the form of `idSchema`.
    newId: () => randomBytes(16).toString('hex'),
    openDatabase: openVaultDatabase,
    rekeyDatabase,
    deriveKey: argon2id,
    kdf: DEFAULT_KDF,
    rasterizer: createRasterizer({
      workerFile: options.workerFile('raster'),
      resourcesDir: options.resourcesDir,
    }),
    listMedia,
    logger: createLogFile(join(options.dataDir, 'log'), now),
  }
}
