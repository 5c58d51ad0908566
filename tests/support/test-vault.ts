import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEventHub, type EventHub } from '#electron/core/kernel/events.ts'
import type { Cipher } from '#electron/core/kernel/ports.ts'
import type { VaultPorts } from '#electron/core/vault/ports.ts'
import { createVault, type Vault } from '#electron/core/vault/service.ts'
import { argon2id } from '#electron/platform/argon2.ts'
import { openVaultDatabase, rekeyDatabase } from '#electron/platform/sqlite/open-database.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'

export const TEST_PASSWORD = 'kuda laut menari di pagi hari'
export const TEST_OWNER = 'Badu Contoh'

/** Real files, database and cryptography; only the password hash is cheap and the clock is fixed. */
export function testPorts(dataDir: string, change: Partial<VaultPorts> = {}): VaultPorts {
  let ticks = 0
  return {
    dataDir,
    now: () => new Date(Date.UTC(2026, 1, 3, 4, 5, 6) + 1000 * ticks++),
    newId: () => randomBytes(16).toString('hex'),
    openDatabase: openVaultDatabase,
    rekeyDatabase,
    deriveKey: argon2id,
    workerFile: sourceWorkerFile,
    kdf: { memoryKiB: 64, passes: 1, lanes: 1 },
    logger: {
      info: () => {},
      incident: (error) => {
        throw error
      },
    },
    ...change,
  }
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'saksama-'))

export type TestVault = Readonly<{
  dataDir: string
  /** The vault's own folder. */
  folder: string
  vault: Vault
  events: EventHub
  recoveryKey: string
  /** Locks and deletes. */
  end(): Promise<void>
}>

/** An unlocked main vault in a fresh folder. */
export async function createTestVault(
  options: { cipher?: Cipher; ports?: Partial<VaultPorts> } = {},
): Promise<TestVault> {
  const dataDir = temporaryFolder()
  const events = createEventHub()
  const vault = createVault({ ports: testPorts(dataDir, options.ports), events })
  const { recoveryKey } = await vault.create({
    password: TEST_PASSWORD,
    ownerName: TEST_OWNER,
    cipher: options.cipher ?? 'aegis',
  })
  return {
    dataDir,
    folder: join(dataDir, 'brankas'),
    vault,
    events,
    recoveryKey,
    end: async () => {
      await vault.lock()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
