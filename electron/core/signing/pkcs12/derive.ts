import { createHash, hash as hashOnce } from 'node:crypto'

/** What the derived bytes are for, RFC 7292 appendix B.3. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const

export type Derivation = Readonly<{
  hash: string
  /** As `bmpPassword` gives it. */
  password: Uint8Array
  salt: Uint8Array
  iterations: number
  purpose: (typeof PURPOSE)[keyof typeof PURPOSE]
  length: number
}>

/** UTF-16BE with a terminating zero, RFC 7292 appendix B.1. */
export const bmpPassword = (password: string): Uint8Array =>
  Buffer.concat([Buffer.from(password, 'utf16le').swap16(), Uint8Array.of(0, 0)])

/** The PKCS#12 key derivation, RFC 7292 appendix B.2. */
export function derivePkcs12({ hash, password, salt, iterations, purpose, length }: Derivation): Uint8Array {
  const block = ['sha384', 'sha512'].includes(hash) ? 128 : 64
  const state = Buffer.concat([repeat(salt, block), repeat(password, block)])
  const diversifier = Buffer.alloc(block, purpose)
  const out: Buffer[] = []
  for (let have = 0; have < length; have += out.at(-1)?.length ?? length) {
    let digest = createHash(hash).update(diversifier).update(state).digest()
    for (let i = 1; i < iterations; i += 1) digest = hashOnce(hash, digest, 'buffer')
    out.push(digest)
    addToBlocks(state, repeat(digest, block).subarray(0, block), block)
  }
  return Buffer.concat(out).subarray(0, length)
}

/** Repeated up to a whole number of blocks; nothing stays nothing. */
function repeat(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.length / block)
  return Buffer.from(Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] ?? 0))
}

/** Each block := block + B + 1 modulo 2^(8·block). */
function addToBlocks(state: Buffer, b: Uint8Array, block: number): void {
  for (let at = 0; at < state.length; at += block) {
    let carry = 1
    for (let i = block - 1; i >= 0; i -= 1) {
      const sum = (state[at + i] ?? 0) + (b[i] ?? 0) + carry
      state[at + i] = sum & 255
      carry = sum >> 8
    }
  }
}
