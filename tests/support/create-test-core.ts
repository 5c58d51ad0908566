import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Core, createCore } from '#electron/core/core.ts'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import type { Api } from '#shared/contract.ts'
import type { ImportReply, ImportTarget } from '#shared/evidence/contract.ts'

export const TEST_PASSWORD = 'kata-sandi-uji-coba'
const OWNER = 'Wening Prabasari'
/** Far below what a real vault uses; the construction is the same. */
const TEST_KDF = { memoryKiB: 1024, passes: 1, lanes: 1 }

export const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url))

export type TestCore = Readonly<{
  core: Core
  api: Api
  dataDir: string
  ownerName: string
  /** As it is printed; empty where the vault was there before. */
  recoveryKey: string
  /** The fixed clock: each reading is a second later. */
  now(): Date
  importBytes(target: ImportTarget, name: string, bytes: Uint8Array): Promise<ImportReply>
  dispose(): Promise<void>
}>

type Options = Readonly<{ dataDir?: string; create?: boolean; ports?: Partial<Ports> }>

/** Real ports but for a cheaper key derivation and a clock that ticks a second at each reading. */
export function testPorts(dataDir: string, over: Partial<Ports> = {}): Ports {
  let time = Date.parse('2026-10-20T02:00:00.000Z')
  return {
    ...createNodePorts({
      dataDir,
      resourcesDir,
      hostKind: 'cli',
      shell: createExportFolderShell(dataDir),
      workerFile: sourceWorkerFile,
    }),
    kdf: TEST_KDF,
    now: () => {
      time += 1000
      return new Date(time)
    },
    ...over,
  }
}

/** A core over a fresh folder with an unlocked vault, unless told otherwise. */
export async function createTestCore({ dataDir, create = true, ports: over = {} }: Options = {}): Promise<TestCore> {
  const dir = dataDir ?? (await mkdtemp(join(tmpdir(), 'saksama-uji-')))
  const ports = testPorts(dir, over)
  const core = createCore(ports)
  const made = create ? await core.api.vault.create({ password: TEST_PASSWORD, ownerName: OWNER }) : null
  return {
    core,
    api: core.api,
    dataDir: dir,
    ownerName: OWNER,
    recoveryKey: made?.recoveryKey ?? '',
    now: ports.now,
    importBytes: (target, name, bytes) => importBytes(core, target, { name, bytes }),
    dispose: async () => {
      await core.close()
      if (!dataDir) await rm(dir, { recursive: true, force: true })
    },
  }
}

async function importBytes(core: Core, target: ImportTarget, { name, bytes }: { name: string; bytes: Uint8Array }) {
  const [ticket] = await core.api.evidence.beginImport({
    target,
    origin: 'drop',
    files: [{ name, size: bytes.length }],
  })
  return core.importStream(ticket ?? '', Readable.from([bytes]))
}
