import { hashRaw } from '@node-rs/argon2'
import type { KdfParameters } from '#electron/core/kernel/ports.ts'

// The package's enums are ambient `const enum`s, which a file compiled alone cannot read.
const ARGON2ID = 2
const VERSION_1_3 = 1

/** The `deriveKey` port: Argon2id version 1.3 (RFC 9106), 32 bytes, off the event loop. */
export const argon2id = (password: Uint8Array, salt: Uint8Array, parameters: KdfParameters): Promise<Buffer> =>
  hashRaw(password, {
    algorithm: ARGON2ID,
    version: VERSION_1_3,
    memoryCost: parameters.memoryKiB,
    timeCost: parameters.passes,
    parallelism: parameters.lanes,
    outputLen: 32,
    salt,
  })

/** formats.md: 256 MiB, 3 passes, 4 lanes. */
export const DEFAULT_KDF: KdfParameters = { memoryKiB: 256 * 1024, passes: 3, lanes: 4 }
