import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { WriteDb } from '#electron/core/kernel/database.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { fileBySubject, insertCheckpoint, lastCheckpointSeq, type StoredCheckpoint } from './repository.ts'

export const CHECKPOINT_EVERY = 100

export type CheckpointSigner = Readonly<{
  vaultId: string
  userId: string
  /** Ed25519, 32 bytes hex. */
  publicKey: string
  privateKey: KeyObject
}>

type Signed = Readonly<{ vaultId: string; userId: string; seq: number; hash: string; at: string }>

/** What is signed: RFC 8785 text of these members, UTF-8, Ed25519 (RFC 8032). */
const messageOf = ({ vaultId, userId, seq, hash, at }: Signed): Buffer =>
  Buffer.from(canonicalJson({ type: 'saksama/v1/audit-checkpoint', vaultId, userId, seq, hash, at }))

/** Signs the head, unless it is signed already, and files what was signed by its subjects. Inside a transaction. */
export function writeCheckpoint(db: WriteDb, head: ChainHead, signer: CheckpointSigner & { now: () => Date }): void {
  const last = lastCheckpointSeq(db)
  if (last >= head.seq) return
  const at = toInstant(signer.now())
  const signature = signCheckpoint(signer, { seq: head.seq, hash: head.hash, at })
  fileBySubject(db, last, head.seq)
  insertCheckpoint(db, { ...head, at, publicKey: signer.publicKey, signature })
}

export const signCheckpoint = (
  { vaultId, userId, privateKey }: CheckpointSigner,
  head: Pick<Signed, 'seq' | 'hash' | 'at'>,
): Buffer<ArrayBuffer> => sign(null, messageOf({ vaultId, userId, ...head }), privateKey)

export function isCheckpointValid(vaultId: string, checkpoint: StoredCheckpoint): boolean {
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(checkpoint.publicKey, 'hex').toString('base64url') },
  })
  return verify(null, messageOf({ ...checkpoint, vaultId }), key, checkpoint.signature)
}

/** The 32 bytes of an Ed25519 public key, hex. */
export const publicKeyHex = (privateKey: KeyObject): string =>
  Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')
