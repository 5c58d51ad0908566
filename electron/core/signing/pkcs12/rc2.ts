// RFC 2268 § 2: the byte permutation of the key expansion.
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
)
const BLOCK = 8
const SHIFTS = [1, 2, 3, 5] as const

/**
 * RC2-CBC decryption (RFC 2268) with PKCS#7 padding taken off, for key files of the 1990s format that OpenSSL 3 no longer
 * opens. Returns null when the padding is wrong.
 */
export function decryptRc2(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array | null {
  if (data.length === 0 || data.length % BLOCK !== 0) return null
  const words = expandKey(key, key.length * 8)
  const out = Buffer.alloc(data.length)
  for (let at = 0; at < data.length; at += BLOCK) {
    const plain = decryptBlock(data.subarray(at, at + BLOCK), words)
    const chain = at === 0 ? iv : data.subarray(at - BLOCK, at)
    for (let i = 0; i < BLOCK; i += 1) out[at + i] = (plain[i] ?? 0) ^ (chain[i] ?? 0)
  }
  const pad = out.at(-1) ?? 0
  const padded = pad >= 1 && pad <= BLOCK && out.subarray(-pad).every((byte) => byte === pad)
  return padded ? out.subarray(0, out.length - pad) : null
}

function expandKey(key: Uint8Array, bits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  bytes.set(key)
  const at = (i: number) => bytes[i] ?? 0
  const pi = (i: number) => PI[i & 255] ?? 0
  for (let i = key.length; i < 128; i += 1) bytes[i] = pi(at(i - 1) + at(i - key.length))
  const effective = Math.ceil(bits / 8)
  bytes[128 - effective] = pi(at(128 - effective) & (255 >> (8 * effective - bits)))
  for (let i = 127 - effective; i >= 0; i -= 1) bytes[i] = pi(at(i + 1) ^ at(i + effective))
  return Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8))
}

function decryptBlock(block: Uint8Array, key: Uint16Array): Uint8Array {
  const r = Uint16Array.from({ length: 4 }, (_, i) => (block[2 * i] ?? 0) | ((block[2 * i + 1] ?? 0) << 8))
  const word = (i: number) => r[i & 3] ?? 0
  let j = 63
  const unmix = () => {
    for (let i = 3; i >= 0; i -= 1, j -= 1) {
      const s = SHIFTS[i] ?? 0
      const turned = (word(i) >>> s) | (word(i) << (16 - s))
      r[i] = turned - (key[j] ?? 0) - (word(i + 3) & word(i + 2)) - (~word(i + 3) & word(i + 1))
    }
  }
  const unmash = () => {
    for (let i = 3; i >= 0; i -= 1) r[i] = word(i) - (key[word(i + 3) & 63] ?? 0)
  }
  const unmixTimes = (times: number) => {
    for (let i = 0; i < times; i += 1) unmix()
  }
  unmixTimes(5)
  unmash()
  unmixTimes(6)
  unmash()
  unmixTimes(5)
  return Uint8Array.from({ length: BLOCK }, (_, i) => (word(i >> 1) >>> (8 * (i & 1))) & 255)
}
