import { hkdfSync } from 'node:crypto'
import { invariant } from '#shared/kernel/assert.ts'
import { openBytes, sealBytes } from './aead.ts'
import { SealBrokenError } from './errors.ts'

/** Everything derived from the vault key. Buffers, so that `destroy` can wipe them. */
export type KeyRing = Readonly<{
  vaultKey: Buffer
  /** Raw key of `case.db`. */
  databaseKey: Buffer
  /** HMAC-SHA-256 over `vault.json`. */
  headerMacKey: Buffer
  /** Wraps the data keys of new blobs. */
  blobKek: Buffer
  epoch: number
  /** Of this epoch and the earlier ones; undefined for an epoch this vault never had. */
  kekOf(epoch: number): Buffer | undefined
  destroy(): void
}>

const LABEL = 'saksama/v1/'

/** HKDF-SHA-256 (RFC 5869), empty salt: the input is already 32 uniformly random bytes. */
export const deriveSubkey = (key: Uint8Array, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), LABEL + label, 32))

type Earlier = readonly Readonly<{ epoch: number; vaultKey: Buffer }>[]

/** Takes over the keys given: they are wiped with the rest. */
export function createKeyRing(vaultKey: Buffer, epoch: number, earlier: Earlier = []): KeyRing {
  invariant(vaultKey.length === 32, 'a vault key has 32 bytes')
  const databaseKey = deriveSubkey(vaultKey, 'db')
  const headerMacKey = deriveSubkey(vaultKey, 'header-mac')
  const keks = new Map([...earlier, { epoch, vaultKey }].map((each) => [each.epoch, blobKekOf(each)]))
  const blobKek = blobKekOf({ epoch, vaultKey })
  return {
    vaultKey,
    databaseKey,
    headerMacKey,
    blobKek,
    epoch,
    kekOf: (wanted) => keks.get(wanted),
    destroy: () => {
      const old = earlier.map((each) => each.vaultKey)
      for (const key of [vaultKey, databaseKey, headerMacKey, blobKek, ...keks.values(), ...old]) key.fill(0)
    },
  }
}

const blobKekOf = ({ epoch, vaultKey }: Earlier[number]): Buffer => deriveSubkey(vaultKey, `blob-kek/${epoch}`)

/** epoch u32 BE | nonce 12 | wrapped key 32 | tag 16 */
export const WRAPPED_DEK_SIZE = 64

const dekAad = (vaultId: string, blobId: string) => Buffer.from(`dek|${vaultId}|${blobId}`)

export function wrapDek(ring: KeyRing, vaultId: string, blobId: string, dek: Uint8Array): Buffer {
  const epoch = Buffer.alloc(4)
  epoch.writeUInt32BE(ring.epoch)
  return Buffer.concat([epoch, sealBytes(ring.blobKek, dek, dekAad(vaultId, blobId))])
}

/** Throws SealBrokenError when it was not wrapped by this vault for this blob. */
export function unwrapDek(ring: KeyRing, vaultId: string, blobId: string, wrapped: Uint8Array): Buffer {
  const kek = wrapped.length === WRAPPED_DEK_SIZE ? ring.kekOf(epochOf(wrapped)) : undefined
  if (!kek) throw new SealBrokenError('A data key of no epoch of this vault.')
  return openBytes(kek, wrapped.subarray(4), dekAad(vaultId, blobId))
}

export const epochOf = (wrapped: Uint8Array): number =>
  Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.length).readUInt32BE(0)
