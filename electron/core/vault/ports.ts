import type { Ports } from '#electron/core/kernel/ports.ts'

export type VaultPorts = Pick<
  Ports,
  'dataDir' | 'openDatabase' | 'rekeyDatabase' | 'deriveKey' | 'kdf' | 'now' | 'newId' | 'logger' | 'workerFile'
>
